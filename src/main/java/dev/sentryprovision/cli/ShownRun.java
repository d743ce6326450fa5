package dev.sentryprovision.cli;

import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.report.FileReport;
import dev.sentryprovision.report.LiveView;
import dev.sentryprovision.report.Redaction;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A run with its views: shown while it goes on, stopped by Ctrl-C, reported in files. */
final class ShownRun {

    private static final Duration KILLING = Duration.ofSeconds(10);

    private final Surroundings surroundings;
    private final LiveView view;
    private final List<FileReport> reports;

    ShownRun(Surroundings surroundings, LiveView view, List<FileReport> reports) {
        this.surroundings = surroundings;
        this.view = view;
        this.reports = reports;
    }

    /** What came of it. */
    record Ended(Collection<HostStats> hosts, boolean interrupted) {

        int status() {
            return interrupted ? ExitStatus.INTERRUPTED : ExitStatus.of(hosts);
        }

        int detailedStatus() {
            return interrupted ? ExitStatus.INTERRUPTED : ExitStatus.detailed(hosts);
        }
    }

    Ended run(RunOptions options) {
        List<EventSink> views = new ArrayList<>(reports);
        views.addFirst(view);
        EventSink events = new Redaction(surroundings.redactor(), EventSink.toAll(views));
        Stop stop = new Stop();
        try (Interrupts _ = Interrupts.to(stop, view);
                Ticker _ = Ticker.of(view)) {
            Map<String, HostStats> stats = untilStopped(
                    () -> surroundings
                            .engine()
                            .run(options, events, surroundings.redactor(), stop, new TerminalQuestions(view)),
                    stop);
            return new Ended(stats.values(), stop.wanted());
        } finally {
            reports.forEach(FileReport::close);
        }
    }

    /**
     * In a thread of its own, so that a run that is to stop now is not waited for much longer than it takes to kill what
     * runs on its hosts, whatever it hangs in.
     */
    private static Map<String, HostStats> untilStopped(Supplier<Map<String, HostStats>> run, Stop stop) {
        CompletableFuture<Map<String, HostStats>> ended = new CompletableFuture<>();
        stop.whenNow(() -> ended.completeOnTimeout(Map.of(), KILLING.toSeconds(), TimeUnit.SECONDS));
        Thread.ofPlatform().daemon().name("run").start(() -> {
            try {
                ended.complete(run.get());
            } catch (RuntimeException | Error e) {
                ended.completeExceptionally(e);
            }
        });
        try {
            return ended.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw e;
            }
        }
    }
}

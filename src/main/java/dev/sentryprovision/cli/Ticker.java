package dev.sentryprovision.cli;

import dev.sentryprovision.report.LiveView;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps a view's status line up to date while a run goes on. */
final class Ticker implements AutoCloseable {

    private final ScheduledExecutorService timer;

    private Ticker(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    static Ticker of(LiveView view) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ticker").factory());
        var _ = timer.scheduleAtFixedRate(view::tick, 1, 1, TimeUnit.SECONDS);
        return new Ticker(timer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

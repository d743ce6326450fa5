package dev.sentryprovision.run;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
import dev.sentryprovision.connection.Connector;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.host.ChangeListener;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.module.ModuleRunner;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.TagSelection;
import dev.sentryprovision.playbook.TaskFiles;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Runs what was prepared. */
public final class Runner {

    private final Connector ssh;
    private final Connector local;
    private final Redactor redactor;
    private final EventSink events;
    private final Stop stop;
    private final Questions questions;
    private final Clock clock;

    public Runner(
            Connector ssh,
            Connector local,
            Redactor redactor,
            EventSink events,
            Stop stop,
            Questions questions,
            Clock clock) {
        this.ssh = ssh;
        this.local = local;
        this.redactor = redactor;
        this.events = events;
        this.stop = stop;
        this.questions = questions;
        this.clock = clock;
    }

    /** Runs all plays. What goes wrong on hosts is in the events and the summary. */
    public RunSummary run(Prepared prepared) {
        Instant start = clock.instant();
        RunOptions options = prepared.options();
        requireSomebody(prepared);
        events.accept(new Event.RunStarted(
                prepared.playbooks().stream()
                        .map(playbook -> playbook.file().toString())
                        .toList(),
                options.dryRun().checkMode(),
                options.dryRun().showDiff()));
        InventoryFleet fleet = new InventoryFleet(prepared.inventory(), prepared.inventorySource());
        try (Sessions sessions = sessions(options)) {
            // Whoever says that waits for nothing.
            stop.whenNow(() -> Thread.ofVirtual().name("kill").start(sessions::kill));
            CustomStatistics statistics = new CustomStatistics();
            try (Jobs jobs = new Jobs(events, clock)) {
                runPlays(prepared, fleet, sessions, statistics, jobs);
            }
            sessions.traffic()
                    .forEach((host, traffic) -> events.accept(new Event.HostTraffic(
                            host,
                            traffic.roundTrips(),
                            traffic.requests(),
                            traffic.bytesSent(),
                            traffic.bytesReceived())));
            if (!statistics.isEmpty()) {
                events.accept(statistics.event());
            }
            Map<String, HostStats> stats = stats(fleet);
            events.accept(new Event.RunEnded(stats, Duration.between(start, clock.instant())));
            return new RunSummary(stats, stop.wanted());
        }
    }

    /** What would have to be asked, where there is nobody to answer, is told before the first host is reached. */
    private void requireSomebody(Prepared prepared) {
        if (questions.canBeAsked()) {
            return;
        }
        if (prepared.options().step()) {
            throw new ProblemException(
                    Problem.error("--step asks before each task, and there is no terminal to ask at"));
        }
        PlayPrompts.requireAnswers(prepared);
    }

    private void runPlays(
            Prepared prepared, InventoryFleet fleet, Sessions sessions, CustomStatistics statistics, Jobs jobs) {
        AtomicLong taskIds = new AtomicLong();
        TaskSelection selection = selection(prepared.options());
        Steps steps = new Steps(prepared.options().step(), questions);
        Forks forks = new Forks(prepared.options().forks());
        int number = 0;
        for (Playbook playbook : prepared.playbooks()) {
            RunContext run = new RunContext(
                    prepared.options(),
                    events,
                    prepared.templates(),
                    prepared.modules(),
                    new ModuleRunner(redactor),
                    sessions,
                    new TaskFiles(folderOf(playbook), prepared.loadOptions()),
                    prepared.variableFiles(),
                    new PlainFiles(prepared.vault()),
                    selection,
                    forks,
                    jobs,
                    stop,
                    clock,
                    questions,
                    steps,
                    redactor,
                    statistics,
                    taskIds);
            PlayBatches.End end = PlayBatches.End.WELL;
            for (Play play : playbook.plays()) {
                end = new PlayBatches(run, prepared, fleet, play, "play-" + ++number).run();
                if (end == PlayBatches.End.BROKEN_OFF || stop.wanted()) {
                    return;
                }
            }
            if (end == PlayBatches.End.HOSTS_LOST) {
                return;
            }
        }
    }

    private static Path folderOf(Playbook playbook) {
        Path folder = playbook.file().getParent();
        return folder == null ? Path.of("") : folder;
    }

    private Sessions sessions(RunOptions options) {
        ConnectionSettings settings =
                new ConnectionSettings(options.access(), options.becoming(), hostKeyChecking(options.configuration()));
        return new Sessions(
                settings,
                ssh,
                local,
                (name, connection) -> HostSession.of(name, connection, ChangeListener.NONE, clock));
    }

    /** As the settings say; else as ssh_config does. */
    private static Optional<HostKeyChecking> hostKeyChecking(Configuration configuration) {
        return configuration
                .flag(Setting.HOST_KEY_CHECKING)
                .map(checked -> checked ? HostKeyChecking.YES : HostKeyChecking.NO);
    }

    private static TaskSelection selection(RunOptions options) {
        Selection selection = options.selection();
        return new TaskSelection(
                new TagSelection(Set.copyOf(selection.tags()), Set.copyOf(selection.skipTags())),
                selection.startAtTask());
    }

    private static Map<String, HostStats> stats(InventoryFleet fleet) {
        return fleet.met().entrySet().stream()
                .filter(entry -> !entry.getValue().tally().stats().equals(HostStats.none()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().tally().stats(),
                        (first, _) -> first,
                        LinkedHashMap::new));
    }
}

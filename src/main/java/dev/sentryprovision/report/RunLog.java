package dev.sentryprovision.report;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.PlayRef;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the events of a run in the order of plays and tasks, for reports that need all of it. Thread-safe. */
final class RunLog implements EventSink {

    private final InstantSource clock;
    private final Map<String, PlayLog> plays = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Event.HostTraffic> traffic = new TreeMap<>();
    private Event.RunStarted start = new Event.RunStarted(List.of(), false, false);
    private Instant startedAt;
    private Optional<Event.CustomStats> customStats = Optional.empty();
    private Optional<Event.RunEnded> end = Optional.empty();

    /** A play, its hosts, and its tasks in the order in which they began. */
    record PlayLog(PlayRef play, List<String> hosts, List<TaskLog> tasks) {}

    /** A task and what it came to on each host; one that a host runs twice has two of them. */
    record TaskLog(TaskRef task, Map<String, TaskResult> results) {}

    RunLog(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.RunStarted e -> {
                start = e;
                startedAt = clock.instant();
            }
            case Event.PlayStarted e -> addHosts(e.play(), e.hosts());
            case Event.NoHosts e -> addHosts(e.play(), List.of());
            case Event.TaskStarted e -> taskFor(e.task(), "");
            case Event.HostDone e -> taskFor(e.task(), e.host()).results().put(e.host(), e.result());
            case Event.Warning e -> warn(e.message());
            case Event.Deprecation e -> warn(e.message());
            case Event.HostTraffic e -> traffic.put(e.host(), e);
            case Event.CustomStats e -> customStats = Optional.of(e);
            case Event.RunEnded e -> end = Optional.of(e);
            case Event.HostStarted _ -> {}
            case Event.HostProgress _ -> {}
            case Event.ItemDone _ -> {}
            case Event.Retrying _ -> {}
            case Event.Notice _ -> {}
            case Event.Included _ -> {}
        }
    }

    List<String> playbooks() {
        return start.playbooks();
    }

    boolean dryRun() {
        return start.checkMode();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** False when the run was cut short. */
    boolean complete() {
        return end.isPresent();
    }

    Duration duration() {
        return end.map(Event.RunEnded::duration).orElseGet(() -> Duration.between(startedAt, clock.instant()));
    }

    Map<String, HostStats> stats() {
        return end.map(Event.RunEnded::stats).orElse(Map.of());
    }

    List<PlayLog> plays() {
        return List.copyOf(plays.values());
    }

    /** What tasks kept with {@code set_stats}. */
    Optional<Event.CustomStats> customStats() {
        return customStats;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void addHosts(PlayRef play, List<String> hosts) {
        List<String> known = playFor(play).hosts();
        hosts.stream().filter(host -> !known.contains(host)).forEach(known::add);
    }

    private void warn(String message) {
        if (!warnings.contains(message)) {
            warnings.add(message);
        }
    }

    private PlayLog playFor(PlayRef play) {
        return plays.computeIfAbsent(play.id(), _ -> new PlayLog(play, new ArrayList<>(), new ArrayList<>()));
    }

    /** The first log of this task to which the host has not contributed yet. */
    private TaskLog taskFor(TaskRef task, String host) {
        List<TaskLog> tasks = playFor(task.play()).tasks();
        return tasks.stream()
                .filter(log ->
                        log.task().id().equals(task.id()) && !log.results().containsKey(host))
                .findFirst()
                .orElseGet(() -> {
                    TaskLog added = new TaskLog(task, new LinkedHashMap<>());
                    tasks.add(added);
                    return added;
                });
    }

    /** By host; hosts that were never connected have none. */
    synchronized Map<String, Event.HostTraffic> traffic() {
        return new TreeMap<>(traffic);
    }
}

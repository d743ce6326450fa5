package dev.sentryprovision.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Something that happened in a run. Events of one host come in order; those of several hosts interleave. */
public sealed interface Event {

    /** The run begins; {@code checkMode} when it is a dry run. */
    record RunStarted(List<String> playbooks, boolean checkMode, boolean showDiff) implements Event {}

    record PlayStarted(PlayRef play, List<String> hosts) implements Event {}

    /** A pattern that matched no host, or a play left without hosts. */
    record NoHosts(PlayRef play, String reason) implements Event {}

    /** A task begins on these hosts; with {@code serial} or free strategies it may begin more than once. */
    record TaskStarted(TaskRef task, List<String> hosts) implements Event {}

    /** A host starts to work on a task. */
    record HostStarted(TaskRef task, String host) implements Event {}

    /** A line of output of a long command, or what a host is waiting for. */
    record HostProgress(TaskRef task, String host, String line) implements Event {}

    /** One item of a loop is done. */
    record ItemDone(TaskRef task, String host, String label, TaskResult result) implements Event {}

    /** The task is done on this host; with a loop, {@code result} sums up its items. */
    record HostDone(TaskRef task, String host, TaskResult result) implements Event {}

    /** What the user is to know while the run waits. */
    record Notice(String text) implements Event {}

    /** A try of {@code until}/{@code retries} failed. */
    record Retrying(TaskRef task, String host, int retriesLeft, TaskResult result) implements Event {}

    /** An include was resolved, at run time, for these hosts. */
    record Included(TaskRef task, String file, List<String> hosts) implements Event {}

    record Warning(String message) implements Event {}

    record Deprecation(String message) implements Event {}

    /** What went over the connections of a host in this run. A round trip is a wait for the other side. */
    record HostTraffic(String host, long roundTrips, long requests, long bytesSent, long bytesReceived)
            implements Event {}

    /** The figures that tasks kept for the end of the run: of the run as a whole, and by host. */
    record CustomStats(Map<String, Object> run, Map<String, Map<String, Object>> hosts) implements Event {}

    /** The run is over; every host that took part has its counts. */
    record RunEnded(Map<String, HostStats> stats, Duration duration) implements Event {}
}

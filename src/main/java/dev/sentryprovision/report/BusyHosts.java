package dev.sentryprovision.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which hosts are at work, on what and since when. */
final class BusyHosts {

    /** Shorter work is not worth a line that flickers. */
    private static final Duration WORTH_SHOWING = Duration.ofSeconds(1);

    private static final int NAMED_AT_MOST = 5;

    private final Map<String, Work> byHost = new LinkedHashMap<>();

    private record Work(String host, String task, Instant since, String output) {

        String description(Instant now) {
            return host + ": " + task + " " + Durations.seconds(Duration.between(since, now));
        }
    }

    void started(String host, String task, Instant now) {
        byHost.put(host, new Work(host, task, now, ""));
    }

    void progressed(String host, String line) {
        byHost.computeIfPresent(host, (_, work) -> new Work(host, work.task, work.since, lastPart(line)));
    }

    void done(String host) {
        byHost.remove(host);
    }

    void clear() {
        byHost.clear();
    }

    boolean isEmpty() {
        return byHost.isEmpty();
    }

    /** {@code web1: TASK name 12s, last output: …; 3 more}; empty while all are quick. */
    String statusLine(Instant now) {
        List<Work> slow = longestFirst().stream()
                .filter(work -> Duration.between(work.since, now).compareTo(WORTH_SHOWING) >= 0)
                .toList();
        if (slow.isEmpty()) {
            return "";
        }
        Work first = slow.getFirst();
        String more = slow.size() == 1 ? "" : "; " + (slow.size() - 1) + " more";
        String output = first.output.isEmpty() ? "" : "; last output: " + first.output;
        return first.description(now) + more + output;
    }

    /** All of them, or the longest at work and how many more. */
    String list(Instant now) {
        List<Work> all = longestFirst();
        String named = all.stream()
                .limit(NAMED_AT_MOST)
                .map(work -> work.description(now))
                .collect(Collectors.joining("; "));
        return all.size() <= NAMED_AT_MOST ? named : named + "; " + (all.size() - NAMED_AT_MOST) + " more";
    }

    /** Progress bars overwrite themselves with carriage returns. */
    private static String lastPart(String line) {
        String stripped = line.strip();
        return stripped.substring(stripped.lastIndexOf('\r') + 1);
    }

    private List<Work> longestFirst() {
        return byHost.values().stream()
                .sorted(Comparator.comparing(Work::since))
                .toList();
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.TaskResult;

/** Counts the results of one host, as Ansible's recap does. Thread-safe. */
final class Tally {

    private HostStats stats = HostStats.none();

    synchronized void count(TaskResult result) {
        HostStats s = stats;
        stats = switch (result.status()) {
            case OK -> plus(s, 1, 0, 0, 0, 0, 0, 0, 0);
            case CHANGED -> plus(s, 1, 1, 0, 0, 0, 0, 0, 0);
            case UNKNOWN -> plus(s, 1, 1, 0, 0, 0, 0, 0, 1);
            case SKIPPED -> plus(s, 0, 0, 0, 0, 1, 0, 0, 0);
            case FAILED -> result.ignored() ? ignoredFailure(s, result) : plus(s, 0, 0, 0, 1, 0, 0, 0, 0);
            case UNREACHABLE -> result.ignored() ? plus(s, 1, 0, 0, 0, 0, 0, 1, 0) : plus(s, 0, 0, 1, 0, 0, 0, 0, 0);
        };
    }

    /** The host's failure was rescued: it no longer counts as failed. */
    synchronized void rescued() {
        stats = plus(stats, 0, 0, 0, stats.failed() > 0 ? -1 : 0, 0, 1, 0, 0);
    }

    /** Tasks that were not skipped. */
    synchronized int ran() {
        return stats.ok() + stats.failed() + stats.unreachable();
    }

    synchronized HostStats stats() {
        return stats;
    }

    private static HostStats ignoredFailure(HostStats s, TaskResult result) {
        boolean changed = Boolean.TRUE.equals(result.values().get("changed"));
        return plus(s, 1, changed ? 1 : 0, 0, 0, 0, 0, 1, 0);
    }

    private static HostStats plus(
            HostStats s,
            int ok,
            int changed,
            int unreachable,
            int failed,
            int skipped,
            int rescued,
            int ignored,
            int unknown) {
        return new HostStats(
                s.ok() + ok,
                s.changed() + changed,
                s.unreachable() + unreachable,
                s.failed() + failed,
                s.skipped() + skipped,
                s.rescued() + rescued,
                s.ignored() + ignored,
                s.unknown() + unknown);
    }
}

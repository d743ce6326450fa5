package dev.sentryprovision.cli;

import dev.sentryprovision.event.HostStats;
import java.util.Collection;
import java.util.function.ToIntFunction;

/** What the process says to its caller. */
final class ExitStatus {

    static final int DONE = 0;

    /** The user has to change something; nothing was touched. */
    static final int USER = 1;

    static final int FAILED = 2;
    static final int UNREACHABLE = 3;
    static final int INTERRUPTED = 130;

    /** With {@code --detailed-exitcode}: there are changes to make. */
    static final int PENDING = 2;

    /** A mistake of this program; sysexits.h calls it EX_SOFTWARE. */
    static final int BUG = 70;

    private ExitStatus() {}

    static int of(Collection<HostStats> hosts) {
        if (any(hosts, HostStats::failed)) {
            return FAILED;
        }
        return any(hosts, HostStats::unreachable) ? UNREACHABLE : DONE;
    }

    /** As {@link #of}, but 2 means pending changes, so that a failure has to be 1. */
    static int detailed(Collection<HostStats> hosts) {
        return switch (of(hosts)) {
            case FAILED -> USER;
            case UNREACHABLE -> UNREACHABLE;
            default -> any(hosts, HostStats::changed) ? PENDING : DONE;
        };
    }

    private static boolean any(Collection<HostStats> hosts, ToIntFunction<HostStats> count) {
        return hosts.stream().mapToInt(count).anyMatch(n -> n > 0);
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.event.HostStats;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param stats   by host
 * @param stopped whether the user ended it early
 */
public record RunSummary(Map<String, HostStats> stats, boolean stopped) {

    public boolean anyFailed() {
        return stats.values().stream().anyMatch(host -> host.failed() > 0);
    }

    public boolean anyUnreachable() {
        return stats.values().stream().anyMatch(host -> host.unreachable() > 0);
    }

    public boolean anyChanged() {
        return stats.values().stream().anyMatch(host -> host.changed() > 0);
    }
}

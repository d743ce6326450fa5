package dev.sentryprovision.run;

import dev.sentryprovision.event.HostStats;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param stats   by host
 * @param stopped whether the user ended it early
 */
public record RunSummary(Map<String, HostStats> stats, boolean stopped) {}

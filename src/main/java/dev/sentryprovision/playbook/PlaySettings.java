package dev.sentryprovision.playbook;

import java.util.List;
import java.util.Optional;

/**
 * How a play goes about its hosts, raw.
 *
 * @param gatherFacts       true, false or a template; absent: yes
 * @param gatherSubset      names of groups of facts
 * @param gatherTimeout     seconds
 * @param factPath          folder of local facts on the hosts
 * @param serial            batch sizes: numbers, percentages, templates; empty: all hosts at once
 * @param strategy          linear, free, host_pinned or a template; absent: linear
 * @param order             inventory, reverse_inventory, sorted, reverse_sorted, shuffle or a template
 * @param maxFailPercentage a number or template
 * @param forceHandlers     true, false or a template
 */
public record PlaySettings(
        Optional<Written> gatherFacts,
        Optional<Written> gatherSubset,
        Optional<Written> gatherTimeout,
        Optional<Written> factPath,
        List<Written> serial,
        Optional<Written> strategy,
        Optional<Written> order,
        Optional<Written> maxFailPercentage,
        Optional<Written> forceHandlers) {

    public static final PlaySettings NONE = new PlaySettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}

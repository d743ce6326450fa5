package dev.sentryprovision.template;

import java.util.List;
import java.util.Map;

/** Knows host patterns, for the lookup {@code inventory_hostnames}. */
@FunctionalInterface
public interface HostMatcher {

    /** The hosts that the patterns mean, in order; {@code groups} has the names of the hosts of each group. */
    List<String> match(Map<String, List<String>> groups, List<String> patterns);
}

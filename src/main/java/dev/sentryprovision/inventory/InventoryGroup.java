package dev.sentryprovision.inventory;

import dev.sentryprovision.vars.VariableLayer;
import java.util.List;

/**
 * A group.
 *
 * @param hosts    names of the hosts directly in it, in order
 * @param children names of the groups directly in it, in order
 * @param priority {@code ansible_group_priority}: among groups of the same depth the higher one wins; 1 unless set
 * @param layers   its variables, weakest first
 */
public record InventoryGroup(
        String name, List<String> hosts, List<String> children, int priority, List<VariableLayer> layers) {

    public static final String ALL = "all";
    public static final String UNGROUPED = "ungrouped";

    public InventoryGroup {
        hosts = List.copyOf(hosts);
        children = List.copyOf(children);
        layers = List.copyOf(layers);
    }
}

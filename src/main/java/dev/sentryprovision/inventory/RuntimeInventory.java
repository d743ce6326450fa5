package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The inventory of a running run, which tasks may add hosts and groups to. Thread-safe: each addition replaces it. */
public final class RuntimeInventory {

    private final AtomicReference<Inventory> current;

    public RuntimeInventory(Inventory inventory) {
        this.current = new AtomicReference<>(inventory);
    }

    public Inventory current() {
        return current.get();
    }

    /**
     * Adds a host, or variables and groups to one there is, as {@code add_host} does.
     *
     * @return whether anything is different now
     */
    public boolean addHost(String name, List<String> groups, Map<String, Object> variables, SourceSpan where) {
        return replace(inventory -> {
            InventoryHost before =
                    inventory.host(name).orElseGet(() -> new InventoryHost(name, List.of(), Optional.empty(), false));
            Map<String, InventoryHost> hosts = new LinkedHashMap<>(inventory.hostMap());
            hosts.put(name, withVariables(before, variables, where));
            Map<String, InventoryGroup> all = new LinkedHashMap<>(inventory.groupMap());
            groups.forEach(group -> join(all, group, name));
            placeUngrouped(all, name, groups);
            return new Inventory(hosts, all);
        });
    }

    /**
     * Puts a host into a group, made if need be below its parents, as {@code group_by} does.
     *
     * @return whether anything is different now
     */
    public boolean addToGroup(String host, String group, List<String> parents) {
        return replace(inventory -> {
            Map<String, InventoryGroup> all = new LinkedHashMap<>(inventory.groupMap());
            join(all, group, host);
            for (String parent : parents) {
                if (!parent.equals(InventoryGroup.ALL)) {
                    makeGroup(all, parent);
                    contain(all, parent, group);
                }
            }
            placeUngrouped(all, host, List.of(group));
            return new Inventory(inventory.hostMap(), all);
        });
    }

    private interface Addition {
        Inventory to(Inventory inventory);
    }

    private boolean replace(Addition addition) {
        while (true) {
            Inventory before = current.get();
            Inventory after = addition.to(before);
            boolean same = before.hostMap().equals(after.hostMap())
                    && before.groupMap().equals(after.groupMap());
            if (same) {
                return false;
            }
            if (current.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    private static InventoryHost withVariables(InventoryHost host, Map<String, Object> variables, SourceSpan where) {
        VariableLayer layer = VariableLayer.of(Layer.INVENTORY_HOST, variables, where);
        if (layer.isEmpty() || host.layers().contains(layer)) {
            return host;
        }
        List<VariableLayer> layers = new ArrayList<>(host.layers());
        layers.add(layer);
        return new InventoryHost(host.name(), layers, host.source(), host.implicit());
    }

    private static void join(Map<String, InventoryGroup> groups, String group, String host) {
        makeGroup(groups, group);
        InventoryGroup before = groups.get(group);
        if (!before.hosts().contains(host)) {
            groups.put(group, changed(before, plus(before.hosts(), host), before.children()));
        }
    }

    private static void makeGroup(Map<String, InventoryGroup> groups, String name) {
        if (!groups.containsKey(name)) {
            groups.put(name, new InventoryGroup(name, List.of(), List.of(), 1, List.of()));
            contain(groups, InventoryGroup.ALL, name);
        }
    }

    private static void contain(Map<String, InventoryGroup> groups, String parent, String child) {
        InventoryGroup before = groups.get(parent);
        if (!before.children().contains(child)) {
            groups.put(parent, changed(before, before.hosts(), plus(before.children(), child)));
        }
    }

    private static void placeUngrouped(Map<String, InventoryGroup> groups, String host, List<String> joined) {
        boolean grouped = groups.values().stream()
                .filter(group -> !group.name().equals(InventoryGroup.ALL))
                .filter(group -> !group.name().equals(InventoryGroup.UNGROUPED))
                .anyMatch(
                        group -> joined.contains(group.name()) || group.hosts().contains(host));
        InventoryGroup ungrouped = groups.get(InventoryGroup.UNGROUPED);
        if (grouped && ungrouped.hosts().contains(host)) {
            List<String> rest = ungrouped.hosts().stream()
                    .filter(name -> !name.equals(host))
                    .toList();
            groups.put(InventoryGroup.UNGROUPED, changed(ungrouped, rest, ungrouped.children()));
        } else if (!grouped) {
            join(groups, InventoryGroup.UNGROUPED, host);
        }
    }

    private static InventoryGroup changed(InventoryGroup group, List<String> hosts, List<String> children) {
        return new InventoryGroup(group.name(), hosts, children, group.priority(), group.layers());
    }

    private static List<String> plus(List<String> names, String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return all;
    }
}

package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inventory of a running run, which tasks may add hosts and groups to. Thread-safe: each addition replaces it. */
public final class RuntimeInventory {

    private final List<Addition> additions = new ArrayList<>();
    private volatile Inventory current;

    public RuntimeInventory(Inventory inventory) {
        this.current = inventory;
    }

    public Inventory current() {
        return current;
    }

    /**
     * Adds a host, or variables and groups to one there is, as {@code add_host} does.
     *
     * @return whether anything is different now
     */
    public boolean addHost(String name, List<String> groups, Map<String, Object> variables, SourceSpan where) {
        return replace(inventory -> {
            InventoryHost before = inventory
                    .host(name)
                    .orElseGet(() -> new InventoryHost(name, inventory.filesOfHost(name), Optional.empty(), false));
            Map<String, InventoryHost> hosts = new LinkedHashMap<>(inventory.hostMap());
            hosts.put(name, withVariables(before, variables, where));
            Groups all = new Groups(inventory);
            groups.forEach(group -> all.join(group, name));
            all.placeUngrouped(name, groups);
            return inventory.with(hosts, all.byName);
        });
    }

    /**
     * Puts a host into a group, made if need be below its parents, as {@code group_by} does.
     *
     * @return whether anything is different now
     */
    public boolean addToGroup(String host, String group, List<String> parents) {
        return replace(inventory -> {
            Map<String, InventoryHost> hosts = new LinkedHashMap<>(inventory.hostMap());
            inventory.implicitLocalhost(host).ifPresent(implicit -> hosts.putIfAbsent(host, implicit));
            Groups all = new Groups(inventory);
            all.join(group, host);
            for (String parent : parents) {
                if (!parent.equals(InventoryGroup.ALL)) {
                    all.make(parent);
                    all.contain(parent, group);
                }
            }
            all.placeUngrouped(host, List.of(group));
            return inventory.with(hosts, all.byName);
        });
    }

    private interface Addition {
        Inventory to(Inventory inventory);
    }

    /** Puts an inventory that was read again in place of the one there was, and adds to it what was added so far. */
    public synchronized void refresh(Inventory fresh) {
        Inventory grown = fresh;
        for (Addition addition : additions) {
            grown = addition.to(grown);
        }
        current = grown;
    }

    private synchronized boolean replace(Addition addition) {
        Inventory after = addition.to(current);
        boolean same =
                current.hostMap().equals(after.hostMap()) && current.groupMap().equals(after.groupMap());
        if (!same) {
            additions.add(addition);
            current = after;
        }
        return !same;
    }

    private static InventoryHost withVariables(InventoryHost host, Map<String, Object> variables, SourceSpan where) {
        Map<String, Object> known = new LinkedHashMap<>();
        host.layers().stream()
                .filter(layer -> layer.level() == Layer.INVENTORY_HOST)
                .forEach(layer -> layer.definitions().forEach((name, value) -> known.put(name, value.value())));
        if (known.entrySet().containsAll(variables.entrySet())) {
            return host;
        }
        VariableLayer layer = VariableLayer.of(Layer.INVENTORY_HOST, variables, where);
        List<VariableLayer> layers = new ArrayList<>(host.layers());
        layers.add(layer);
        return new InventoryHost(host.name(), layers, host.source(), host.implicit());
    }

    /** The groups while they are being changed. */
    private static final class Groups {

        private final Inventory before;
        private final Map<String, InventoryGroup> byName;

        Groups(Inventory before) {
            this.before = before;
            this.byName = new LinkedHashMap<>(before.groupMap());
        }

        void join(String name, String host) {
            make(name);
            InventoryGroup group = byName.get(name);
            if (!group.hosts().contains(host)) {
                byName.put(name, changed(group, plus(group.hosts(), host), group.children()));
            }
        }

        void make(String name) {
            if (!byName.containsKey(name)) {
                byName.put(name, new InventoryGroup(name, List.of(), List.of(), 1, before.filesOfGroup(name)));
                contain(InventoryGroup.ALL, name);
            }
        }

        void contain(String parent, String child) {
            InventoryGroup group = byName.get(parent);
            if (!group.children().contains(child)) {
                byName.put(parent, changed(group, group.hosts(), plus(group.children(), child)));
            }
        }

        void placeUngrouped(String host, List<String> joined) {
            boolean grouped = byName.values().stream()
                    .filter(group -> !group.name().equals(InventoryGroup.ALL))
                    .filter(group -> !group.name().equals(InventoryGroup.UNGROUPED))
                    .anyMatch(group ->
                            joined.contains(group.name()) || group.hosts().contains(host));
            InventoryGroup ungrouped = byName.get(InventoryGroup.UNGROUPED);
            if (grouped && ungrouped.hosts().contains(host)) {
                List<String> rest = ungrouped.hosts().stream()
                        .filter(name -> !name.equals(host))
                        .toList();
                byName.put(InventoryGroup.UNGROUPED, changed(ungrouped, rest, ungrouped.children()));
            } else if (!grouped) {
                join(InventoryGroup.UNGROUPED, host);
            }
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

package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableLayer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Hosts and groups with their variables. Immutable; the groups {@code all} and {@code ungrouped} are always there. */
public final class Inventory {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "::1");

    private final Map<String, InventoryHost> hosts;
    private final Map<String, InventoryGroup> groups;
    private final List<VariableFolder> folders;
    private final GroupTree tree;

    /** @param folders where variables of hosts and groups that tasks add may be found */
    Inventory(Map<String, InventoryHost> hosts, Map<String, InventoryGroup> groups, List<VariableFolder> folders) {
        this.hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        this.folders = List.copyOf(folders);
        this.tree = new GroupTree(this.groups);
    }

    /** Groups of hosts of which nothing else is known. */
    static Inventory ofNames(Map<String, List<String>> members) {
        Map<String, InventoryHost> hosts = new LinkedHashMap<>();
        Map<String, InventoryGroup> groups = new LinkedHashMap<>();
        members.forEach((group, names) -> {
            groups.put(group, new InventoryGroup(group, names, List.of(), 1, List.of()));
            names.forEach(name -> hosts.put(name, new InventoryHost(name, List.of(), Optional.empty(), false)));
        });
        return new Inventory(hosts, groups, List.of());
    }

    /** All hosts that are named somewhere, in the order in which they were met. */
    public Collection<InventoryHost> hosts() {
        return hosts.values();
    }

    public Collection<InventoryGroup> groups() {
        return groups.values();
    }

    public Optional<InventoryHost> host(String name) {
        return Optional.ofNullable(hosts.get(name));
    }

    public Optional<InventoryGroup> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** The host that stands for the control machine when the inventory does not name one: it is reached locally. */
    public Optional<InventoryHost> implicitLocalhost(String name) {
        if (!LOCAL_NAMES.contains(name)) {
            return Optional.empty();
        }
        VariableLayer local = VariableLayer.of(
                Layer.INVENTORY_HOST, "ansible_connection", "local", SourceSpan.of("implicit localhost"));
        return Optional.of(new InventoryHost(name, List.of(local), Optional.empty(), true));
    }

    /**
     * Hosts of a group and of all groups in it, each once, nearest group first; none for an unknown group. The implicit
     * localhost may be put into groups, but is never one of all.
     */
    public List<InventoryHost> hostsOf(String group) {
        return tree.descendants(group).stream()
                .flatMap(name -> groups.get(name).hosts().stream())
                .distinct()
                .map(hosts::get)
                .filter(host -> !host.implicit() || !group.equals(InventoryGroup.ALL))
                .toList();
    }

    /** Groups that a host is in, directly or through others, in the order in which their variables apply. */
    public List<InventoryGroup> groupsOf(InventoryHost host) {
        return tree.groupsOf(host.name()).stream()
                .map(groups::get)
                .sorted(Comparator.<InventoryGroup>comparingInt(group -> tree.depth(group.name()))
                        .thenComparingInt(InventoryGroup::priority)
                        .thenComparing(InventoryGroup::name))
                .toList();
    }

    /** {@code group_names}: sorted, without {@code all}. */
    public List<String> groupNames(InventoryHost host) {
        return tree.groupsOf(host.name()).stream()
                .filter(name -> !name.equals(InventoryGroup.ALL))
                .sorted()
                .toList();
    }

    /** Everything the inventory defines for a host, weakest first. The layers are shared, not copied. */
    public List<VariableLayer> baseLayers(InventoryHost host) {
        List<VariableLayer> layers = new ArrayList<>();
        groupsOf(host).forEach(group -> layers.addAll(group.layers()));
        layers.addAll(host.layers());
        layers.sort(Comparator.comparing(VariableLayer::level));
        return layers;
    }

    /** The same with {@code group_vars} and {@code host_vars} beside a playbook. */
    public Inventory withPlaybookFolder(VariableFolder folder) {
        Map<String, InventoryGroup> newGroups = new LinkedHashMap<>();
        groups.forEach((name, group) -> newGroups.put(
                name,
                new InventoryGroup(
                        name,
                        group.hosts(),
                        group.children(),
                        group.priority(),
                        plus(group.layers(), folder.group(name)))));
        Map<String, InventoryHost> newHosts = new LinkedHashMap<>();
        hosts.forEach((name, host) -> newHosts.put(
                name, new InventoryHost(name, plus(host.layers(), folder.host(name)), host.source(), host.implicit())));
        return new Inventory(
                newHosts,
                newGroups,
                Stream.concat(folders.stream(), Stream.of(folder)).toList());
    }

    /** The same with other hosts and groups. */
    Inventory with(Map<String, InventoryHost> newHosts, Map<String, InventoryGroup> newGroups) {
        return new Inventory(newHosts, newGroups, folders);
    }

    /** What files beside inventory and playbook say about a group that was not there when they were read. */
    List<VariableLayer> filesOfGroup(String name) {
        return folders.stream().flatMap(folder -> folder.group(name).stream()).toList();
    }

    /** The same for a host. */
    List<VariableLayer> filesOfHost(String name) {
        return folders.stream().flatMap(folder -> folder.host(name).stream()).toList();
    }

    private static List<VariableLayer> plus(List<VariableLayer> layers, List<VariableLayer> more) {
        return more.isEmpty()
                ? layers
                : Stream.concat(layers.stream(), more.stream()).toList();
    }

    Map<String, InventoryHost> hostMap() {
        return hosts;
    }

    Map<String, InventoryGroup> groupMap() {
        return groups;
    }
}

package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.Origin;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers hosts and groups from several sources and puts them in order at the end. */
final class InventoryBuilder {

    private static final String PRIORITY = "ansible_group_priority";
    private static final String PORT = "ansible_port";

    private static final class Group {
        private final Set<String> hosts = new LinkedHashSet<>();
        private final Set<String> children = new LinkedHashSet<>();
        private final Map<String, Definition> variables = new LinkedHashMap<>();
        private final List<VariableLayer> folders = new ArrayList<>();
        private int priority = 1;
    }

    private record Host(Map<String, Definition> variables, List<VariableLayer> folders, Optional<Path> source) {}

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final List<VariableFolder> variableFolders = new ArrayList<>();

    InventoryBuilder() {
        addGroup(InventoryGroup.ALL);
        addGroup(InventoryGroup.UNGROUPED);
        groups.get(InventoryGroup.ALL).children.add(InventoryGroup.UNGROUPED);
    }

    boolean hasGroup(String name) {
        return groups.containsKey(name);
    }

    Set<String> groupNames() {
        return groups.keySet();
    }

    Set<String> hostNames() {
        return hosts.keySet();
    }

    void addGroup(String name) {
        groups.computeIfAbsent(name, _ -> new Group());
    }

    void addHost(String name, String group, Optional<Path> source) {
        hosts.computeIfAbsent(name, _ -> new Host(new LinkedHashMap<>(), new ArrayList<>(), source));
        groups.get(group).hosts.add(name);
    }

    /** Adds the hosts that a pattern stands for, with its port and variables. */
    void addHosts(HostAddress address, String group, Map<String, Definition> variables, SourceSpan where, Path source) {
        for (String name : address.names()) {
            addHost(name, group, Optional.of(source));
            address.port().ifPresent(port -> setHostVariable(/* host= */ name, /* name= */ PORT, port, where));
            hosts.get(name).variables.putAll(variables);
        }
    }

    void setHostVariable(String host, String name, Object value, SourceSpan where) {
        hosts.get(host).variables.put(name, new Definition(value, new Origin(Layer.INVENTORY_HOST, where)));
    }

    void setGroupVariable(String group, String name, Object value, SourceSpan where) {
        if (name.equals(PRIORITY)) {
            groups.get(group).priority = priority(value, where);
        } else {
            Definition definition = new Definition(value, new Origin(Layer.INVENTORY_GROUP, where));
            groups.get(group).variables.put(name, definition);
        }
    }

    private static int priority(Object value, SourceSpan where) {
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.error(PRIORITY + " is a whole number", where, ""));
        }
    }

    void addChild(String parent, String child, SourceSpan where) {
        if (reaches(child, parent)) {
            throw new ProblemException(Problem.error(
                    "group '" + child + "' cannot be in '" + parent + "': that one is already in it", where, ""));
        }
        groups.get(parent).children.add(child);
    }

    private boolean reaches(String from, String to) {
        return from.equals(to) || groups.get(from).children.stream().anyMatch(child -> reaches(child, to));
    }

    /** Adds what a folder beside a source says about the groups and hosts there are. */
    void addFolder(VariableFolder folder) {
        variableFolders.add(folder);
        groups.forEach((name, group) -> group.folders.addAll(folder.group(name)));
        hosts.forEach((name, host) -> host.folders.addAll(folder.host(name)));
    }

    Inventory build() {
        placeGroups();
        placeHosts();
        Map<String, InventoryHost> builtHosts = new LinkedHashMap<>();
        hosts.forEach((name, host) -> builtHosts.put(
                name,
                new InventoryHost(
                        name, layers(Layer.INVENTORY_HOST, host.variables, host.folders), host.source, false)));
        Map<String, InventoryGroup> builtGroups = new LinkedHashMap<>();
        groups.forEach((name, group) -> builtGroups.put(name, built(name, group)));
        return new Inventory(builtHosts, builtGroups, variableFolders);
    }

    /** Every group is in {@code all}, directly if in no other. */
    private void placeGroups() {
        Set<String> contained = new LinkedHashSet<>();
        groups.values().forEach(group -> contained.addAll(group.children));
        groups.keySet().stream()
                .filter(name -> !name.equals(InventoryGroup.ALL) && !contained.contains(name))
                .forEach(groups.get(InventoryGroup.ALL).children::add);
    }

    /** A host is in {@code ungrouped} exactly when it is in no group of the user's. */
    private void placeHosts() {
        Set<String> grouped = new LinkedHashSet<>();
        groups.forEach((name, group) -> {
            if (!name.equals(InventoryGroup.ALL) && !name.equals(InventoryGroup.UNGROUPED)) {
                grouped.addAll(group.hosts);
            }
        });
        Set<String> ungrouped = groups.get(InventoryGroup.UNGROUPED).hosts;
        ungrouped.removeAll(grouped);
        hosts.keySet().stream().filter(name -> !grouped.contains(name)).forEach(ungrouped::add);
    }

    private static InventoryGroup built(String name, Group group) {
        return new InventoryGroup(
                name,
                List.copyOf(group.hosts),
                List.copyOf(group.children),
                group.priority,
                layers(Layer.INVENTORY_GROUP, group.variables, group.folders));
    }

    private static List<VariableLayer> layers(Layer level, Map<String, Definition> own, List<VariableLayer> folders) {
        List<VariableLayer> layers = new ArrayList<>();
        if (!own.isEmpty()) {
            layers.add(new VariableLayer(level, own));
        }
        layers.addAll(folders);
        return layers;
    }
}

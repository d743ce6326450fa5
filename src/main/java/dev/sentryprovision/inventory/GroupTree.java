package dev.sentryprovision.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How groups contain each other and hosts, worked out once for an inventory. */
final class GroupTree {

    private final Map<String, InventoryGroup> groups;
    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, List<String>> groupsOfHost = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    GroupTree(Map<String, InventoryGroup> groups) {
        this.groups = groups;
        for (InventoryGroup group : groups.values()) {
            group.children().forEach(child -> add(parents, child, group.name()));
            group.hosts().forEach(host -> add(groupsOfHost, host, group.name()));
        }
        groups.keySet().forEach(this::depth);
    }

    private static void add(Map<String, List<String>> lists, String key, String value) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    /** The longest way down from the top; {@code all} has 0. */
    int depth(String group) {
        Integer known = depths.get(group);
        if (known != null) {
            return known;
        }
        int depth = 0;
        for (String parent : parents.getOrDefault(group, List.of())) {
            depth = Math.max(depth, depth(parent) + 1);
        }
        depths.put(group, depth);
        return depth;
    }

    /** A group, the groups in it, those in them and so on: level by level. */
    Set<String> descendants(String group) {
        Set<String> found = new LinkedHashSet<>();
        List<String> level = groups.containsKey(group) ? List.of(group) : List.of();
        while (!level.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String name : level) {
                if (found.add(name)) {
                    next.addAll(groups.get(name).children());
                }
            }
            level = next;
        }
        return found;
    }

    /** Groups of a host with all that contain them; always with {@code all}. */
    Set<String> groupsOf(String host) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(groupsOfHost.getOrDefault(host, List.of()));
        open.add(InventoryGroup.ALL);
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (found.add(name)) {
                open.addAll(parents.getOrDefault(name, List.of()));
            }
        }
        return found;
    }
}

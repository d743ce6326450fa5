package dev.sentryprovision.inventory;

import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.VariableLayer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code ansible-inventory} shows, as data: strings, numbers, booleans, lists, maps, and {@link None}. Templates
 * are shown as they are written, encrypted texts as {@code __ansible_vault}, texts
 * with braces that are no templates as {@code __ansible_unsafe}.
 */
public final class InventoryListing {

    private final Inventory inventory;
    private final List<VariableLayer> extraVariables;

    /** Extra variables count as every host's. */
    public InventoryListing(Inventory inventory, List<VariableLayer> extraVariables) {
        this.inventory = inventory;
        this.extraVariables = extraVariables;
    }

    /** {@code --list}: every group with hosts and children, and under {@code _meta} the variables of hosts. */
    public Map<String, Object> list() {
        return list(false);
    }

    /** {@code --list --export}: variables stay with the group or host that defines them. */
    public Map<String, Object> export() {
        return list(true);
    }

    private Map<String, Object> list(boolean export) {
        Map<String, Object> hostVariables = new LinkedHashMap<>();
        for (InventoryHost host : inventory.hostsOf(InventoryGroup.ALL)) {
            Map<String, Object> variables = export ? variables(host.layers()) : host(host);
            if (!variables.isEmpty()) {
                hostVariables.put(host.name(), variables);
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("_meta", new LinkedHashMap<>(Map.of("hostvars", hostVariables)));
        addGroup(InventoryGroup.ALL, export, result, new LinkedHashSet<>());
        return result;
    }

    private void addGroup(String name, boolean export, Map<String, Object> result, Set<String> seen) {
        if (!seen.add(name)) {
            return;
        }
        InventoryGroup group = inventory.group(name).orElseThrow();
        Map<String, Object> shown = new LinkedHashMap<>();
        putUnlessEmpty(shown, "hosts", name.equals(InventoryGroup.ALL) ? List.of() : group.hosts());
        putUnlessEmpty(shown, "children", group.children());
        if (export) {
            Map<String, Object> variables = variables(group.layers());
            if (group.priority() != 1) {
                variables.put("ansible_group_priority", (long) group.priority());
            }
            putUnlessEmpty(shown, "vars", variables);
        }
        if (!shown.isEmpty()) {
            result.put(name, shown);
        }
        group.children().forEach(child -> addGroup(child, export, result, seen));
    }

    private static void putUnlessEmpty(Map<String, Object> map, String key, Object value) {
        boolean empty = value instanceof Map<?, ?> values ? values.isEmpty() : ((Collection<?>) value).isEmpty();
        if (!empty) {
            map.put(key, value);
        }
    }

    /** {@code --host}: all that the inventory defines for it. */
    public Map<String, Object> host(InventoryHost host) {
        List<VariableLayer> layers = new ArrayList<>(inventory.baseLayers(host));
        layers.addAll(extraVariables);
        return variables(layers);
    }

    private static Map<String, Object> variables(List<VariableLayer> layers) {
        LayeredVariables stack = LayeredVariables.of(layers);
        Map<String, Object> variables = new LinkedHashMap<>();
        stack.names().forEach(name -> variables.put(name, shown(stack.find(name).orElseThrow())));
        return variables;
    }

    /** {@code --graph}: one line for each group, its groups and hosts below it. */
    public List<String> graph(String group) {
        List<String> lines = new ArrayList<>();
        lines.add("@" + group + ":");
        addToGraph(group, "  |--", lines);
        return lines;
    }

    private void addToGraph(String name, String indent, List<String> lines) {
        InventoryGroup group = inventory.group(name).orElseThrow();
        for (String child : group.children()) {
            lines.add(indent + "@" + child + ":");
            addToGraph(child, "  |" + indent, lines);
        }
        if (!name.equals(InventoryGroup.ALL)) {
            group.hosts().forEach(host -> lines.add(indent + host));
        }
    }

    private static Object shown(Object raw) {
        return switch (raw) {
            case TemplateText template -> template.text();
            case EncryptedText encrypted -> Map.of("__ansible_vault", encrypted.envelope());
            case String text when TemplateText.isTemplate(text) -> Map.of("__ansible_unsafe", text);
            case List<?> list -> list.stream().map(InventoryListing::shown).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, value) -> result.put(key(key), shown(value)));
                yield result;
            }
            default -> raw;
        };
    }

    /** Keys are texts in JSON. */
    private static String key(Object key) {
        return key == None.NONE ? "null" : key.toString();
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryGroup;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a template sees for a host before any play: the inventory, extra variables, and what is known of the inventory itself. */
final class HostScopes {

    private final Surroundings surroundings;
    private final Inventory inventory;
    private final VariableLayer extraVariables;
    private final Templates templates;

    HostScopes(Surroundings surroundings, Inventory inventory, VariableLayer extraVariables, Templates templates) {
        this.surroundings = surroundings;
        this.inventory = inventory;
        this.extraVariables = extraVariables;
        this.templates = templates;
    }

    TemplateScope withoutHost() {
        return scope(LayeredVariables.EMPTY.with(extraVariables));
    }

    TemplateScope of(InventoryHost host) {
        Map<String, Object> others = new LinkedHashMap<>();
        inventory.hosts().forEach(other -> others.put(other.name(), lazily(other)));
        return scope(own(host).with(magic(Map.of("hostvars", others))));
    }

    /** As {@code hostvars} shows it; rendered when asked for. */
    private Object lazily(InventoryHost host) {
        Variables variables = own(host);
        Map<String, Object> raw = new LinkedHashMap<>();
        variables.names().forEach(name -> variables.find(name).ifPresent(value -> raw.put(name, value)));
        return templates.lazily(raw, scope(variables));
    }

    private LayeredVariables own(InventoryHost host) {
        Map<String, Object> groups = new LinkedHashMap<>();
        inventory.groups().forEach(group -> groups.put(group.name(), names(group)));
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("inventory_hostname", host.name());
        known.put("inventory_hostname_short", host.name().split("\\.", 2)[0]);
        known.put("group_names", inventory.groupNames(host));
        known.put("groups", groups);
        known.put("playbook_dir", surroundings.workingDirectory().toString());
        host.source().ifPresent(file -> {
            known.put("inventory_file", file.toString());
            known.put("inventory_dir", file.toAbsolutePath().getParent().toString());
        });
        return LayeredVariables.of(inventory.baseLayers(host)).with(extraVariables, magic(known));
    }

    private List<String> names(InventoryGroup group) {
        return inventory.hostsOf(group.name()).stream().map(InventoryHost::name).toList();
    }

    private static VariableLayer magic(Map<String, Object> values) {
        return VariableLayer.of(Layer.MAGIC, values, SourceSpan.of("magic variables"));
    }

    private TemplateScope scope(Variables variables) {
        return new TemplateScope(variables, List.<Path>of(surroundings.workingDirectory()), surroundings.environment());
    }
}

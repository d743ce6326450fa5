package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that every task has from its host's place in the inventory: {@code inventory_hostname},
 * {@code inventory_hostname_short}, {@code inventory_file}, {@code inventory_dir}, {@code group_names}, {@code groups}.
 */
public final class MagicVariables {

    private static final SourceSpan WHERE = SourceSpan.of("inventory");

    private final Inventory inventory;
    private final Map<String, Object> groups = new LinkedHashMap<>();

    /** Works out {@code groups} once for all hosts. */
    public MagicVariables(Inventory inventory) {
        this.inventory = inventory;
        for (InventoryGroup group : inventory.groups()) {
            List<String> names = inventory.hostsOf(group.name()).stream()
                    .map(InventoryHost::name)
                    .toList();
            groups.put(group.name(), names);
        }
    }

    public VariableLayer of(InventoryHost host) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("inventory_hostname", host.name());
        values.put("inventory_hostname_short", host.name().split("\\.", 2)[0]);
        host.source().map(Path::toAbsolutePath).map(Path::normalize).ifPresent(file -> {
            values.put("inventory_file", file.toString());
            values.put("inventory_dir", String.valueOf(file.getParent()));
        });
        values.put("group_names", inventory.groupNames(host));
        values.put("groups", groups);
        return VariableLayer.of(Layer.MAGIC, values, WHERE);
    }
}

package dev.sentryprovision.inventory;

import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A host by its name in the inventory.
 *
 * @param layers   its own variables, weakest first; those of its groups are with the groups
 * @param source   the inventory file it was first named in; empty for a host list or a host added by a task
 * @param implicit whether it is the {@code localhost} that every inventory has without naming it
 */
public record InventoryHost(String name, List<VariableLayer> layers, Optional<Path> source, boolean implicit) {

    public InventoryHost {
        layers = List.copyOf(layers);
    }
}

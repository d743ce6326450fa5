package dev.sentryprovision.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which hosts there are, and which of them are meant. */
final class InventoryOptions {

    private final Supplier<List<String>> inventories;
    private final Supplier<Optional<String>> limit;

    InventoryOptions(Declared options) {
        inventories = options.many(
                "INVENTORY",
                "inventory file, folder or executable, or host names with a comma; may be repeated",
                "-i",
                "--inventory",
                "--inventory-file");
        limit = options.one("PATTERN", "only hosts of this pattern, or @FILE with one host a line", "-l", "--limit");
    }

    List<String> inventories() {
        return inventories.get();
    }

    Optional<String> limit() {
        return limit.get();
    }
}

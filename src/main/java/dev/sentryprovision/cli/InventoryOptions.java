package dev.sentryprovision.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which hosts there are, and which of them are meant. */
final class InventoryOptions {

    @Option(
            names = {"-i", "--inventory", "--inventory-file"},
            paramLabel = "INVENTORY",
            description = "inventory file, folder or executable, or host names with a comma; may be repeated")
    private List<String> inventories = new ArrayList<>();

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "PATTERN",
            description = "only hosts of this pattern, or @FILE with one host a line")
    private Optional<String> limit = Optional.empty();

    List<String> inventories() {
        return List.copyOf(inventories);
    }

    Optional<String> limit() {
        return limit;
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.config.Setting;
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

    /** Those of the command line, else of the settings. */
    List<String> inventories(Surroundings surroundings) {
        List<String> given = inventories.get();
        return given.isEmpty() ? surroundings.configuration().sources(Setting.INVENTORY) : given;
    }

    /**
     * Those of the command line or of the settings, else the project's only one.
     *
     * @throws dev.sentryprovision.problem.ProblemException when the project has several
     */
    List<String> chosen(Surroundings surroundings) {
        List<String> said = inventories(surroundings);
        return said.isEmpty() ? new ProjectFiles(surroundings).onlyInventory() : said;
    }

    /** Whether the command line names one. */
    boolean isGiven() {
        return !inventories.get().isEmpty();
    }

    Optional<String> limit() {
        return limit.get();
    }
}

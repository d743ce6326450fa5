package dev.sentryprovision.cli;

import dev.sentryprovision.run.Access;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import dev.sentryprovision.run.RunOptions.Work;
import dev.sentryprovision.run.Selection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options of every verb that works on hosts. */
final class HostOptions {

    @Mixin
    private InventoryOptions inventory = new InventoryOptions();

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Mixin
    private BecomeOptions become = new BecomeOptions();

    @Mixin
    private VaultOptions vault = new VaultOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    OutputOptions output() {
        return output;
    }

    List<String> inventories() {
        return inventory.inventories();
    }

    Optional<String> limit() {
        return inventory.limit();
    }

    /** Asks for passwords where the options say so. */
    RunOptions runOptions(
            Surroundings surroundings, Work task, List<String> inventories, Selection selection, DryRun dryRun) {
        Access entering = access.access(surroundings);
        return new RunOptions(
                task,
                inventories,
                selection,
                variables.extraVars(),
                dryRun,
                entering,
                become.becoming(surroundings, entering),
                vault.passwords(surroundings),
                work.forks(),
                output.verbosity(),
                work.forceHandlers(),
                surroundings.workingDirectory(),
                surroundings.environment());
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.run.Access;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import dev.sentryprovision.run.RunOptions.Work;
import dev.sentryprovision.run.Selection;
import dev.sentryprovision.vault.Vault;
import java.util.List;
import java.util.Optional;

/** The options of every verb that works on hosts. */
final class HostOptions {

    private final InventoryOptions inventory;
    private final VariableOptions variables;
    private final AccessOptions access;
    private final BecomeOptions become;
    private final VaultOptions vault;
    private final WorkOptions work;
    private final OutputOptions output;

    HostOptions(Declared options) {
        inventory = new InventoryOptions(options);
        variables = new VariableOptions(options);
        access = new AccessOptions(options);
        become = new BecomeOptions(options);
        vault = new VaultOptions(options);
        work = new WorkOptions(options);
        output = new OutputOptions(options);
    }

    OutputOptions output() {
        return output;
    }

    List<String> inventories(Surroundings surroundings) {
        return inventory.inventories(surroundings);
    }

    /** Those of the command line or of the settings, else the project's only one. */
    List<String> chosenInventories(Surroundings surroundings) {
        return inventory.chosen(surroundings);
    }

    Optional<String> limit() {
        return inventory.limit();
    }

    Vault vault(Surroundings surroundings) {
        return new Vault(vault.passwords(surroundings), surroundings.redactor());
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
                work.forks(surroundings.configuration()),
                output.verbosity(surroundings),
                work.forceHandlers(surroundings.configuration()),
                work.step(),
                surroundings.workingDirectory(),
                surroundings.environment(),
                surroundings.configuration());
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.HostPatterns;
import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.inventory.InventoryReader;
import dev.sentryprovision.inventory.VariableFolder;
import dev.sentryprovision.problem.ProblemText;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.ExtraVariables;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import dev.sentryprovision.vault.Vault;
import java.util.List;
import java.util.Optional;

/** The inventory and variables of a command line, for verbs that look at them without running anything. */
final class Sources {

    private final Surroundings surroundings;
    private final Vault vault;
    private final VariableFiles files;
    private final Problems problems = new Problems();

    Sources(Surroundings surroundings, Vault vault) {
        this.surroundings = surroundings;
        this.vault = vault;
        this.files = new VariableFiles(vault, problems::add);
    }

    Vault vault() {
        return vault;
    }

    /**
     * Hosts and groups, with the variables beside the inventory and in the working folder.
     *
     * @throws dev.sentryprovision.problem.ProblemException with all that is wrong with it
     */
    Inventory inventory(List<String> given) {
        Inventory inventory = new InventoryReader(files, problems).read(given, surroundings.workingDirectory());
        VariableFolder here =
                new VariableFolder(surroundings.workingDirectory(), VariableFolder.Beside.PLAYBOOK, files, problems);
        finish();
        return inventory.withPlaybookFolder(here);
    }

    VariableLayer extraVariables(List<String> texts) {
        VariableLayer layer = new ExtraVariables(files, surroundings.workingDirectory()).parse(texts, problems);
        finish();
        return layer;
    }

    List<InventoryHost> match(Inventory inventory, String pattern, SourceSpan where, Optional<String> limit) {
        HostPatterns patterns = new HostPatterns(inventory, problems);
        List<InventoryHost> matched = patterns.match(pattern, where);
        List<InventoryHost> hosts = limit.map(text -> patterns.limit(matched, text, surroundings.workingDirectory()))
                .orElse(matched);
        finish();
        return hosts;
    }

    /** Errors end the command; warnings are said once. */
    private void finish() {
        problems.throwIfErrors();
        problems.all()
                .forEach(warning ->
                        surroundings.err().print(surroundings.redactor().redact(ProblemText.of(warning))));
    }
}

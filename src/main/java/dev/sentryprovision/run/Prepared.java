package dev.sentryprovision.run;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.playbook.LoadOptions;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import dev.sentryprovision.vault.Vault;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything a run needs, read and checked; no host was reached for it.
 *
 * @param inventorySource reads the inventory again
 * @param hosts    of each play whose hosts can be told beforehand, after {@code --limit}
 * @param warnings what the user should know but need not change
 */
public record Prepared(
        RunOptions options,
        List<Playbook> playbooks,
        Inventory inventory,
        Supplier<Inventory> inventorySource,
        IdentityHashMap<Play, List<InventoryHost>> hosts,
        VariableLayer extraVars,
        Vault vault,
        VariableFiles variableFiles,
        LoadOptions loadOptions,
        Templates templates,
        ModuleRegistry modules,
        List<Problem> warnings) {}

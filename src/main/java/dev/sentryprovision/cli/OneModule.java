package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.report.AdHocView;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import dev.sentryprovision.run.RunOptions.Work;
import dev.sentryprovision.run.Selection;
import java.util.List;
import java.util.Optional;

/** Runs one module on hosts, or lists them, without a playbook. */
final class OneModule {

    private final Surroundings surroundings;
    private final HostOptions hosts;

    OneModule(Surroundings surroundings, HostOptions hosts) {
        this.surroundings = surroundings;
        this.hosts = hosts;
    }

    int list(String pattern) {
        Sources sources = new Sources(surroundings, hosts.vault(surroundings));
        List<InventoryHost> matched =
                sources.match(sources.inventory(inventories()), pattern, SourceSpan.of("PATTERN"), hosts.limit());
        surroundings.out().println("  hosts (" + matched.size() + "):");
        matched.forEach(host -> surroundings.out().println("    " + host.name()));
        return ExitStatus.DONE;
    }

    int run(String pattern, String module, String args, DryRun dryRun) {
        Selection selection = new Selection(hosts.limit(), List.of(), List.of(), Optional.empty());
        RunOptions options = hosts.runOptions(
                surroundings, new Work.OneModule(pattern, module, args), inventories(), selection, dryRun);
        AdHocView view = new AdHocView(surroundings.out(), hosts.output().console(surroundings), surroundings.clock());
        return new ShownRun(surroundings, view, hosts.output().reports(surroundings))
                .run(options)
                .status();
    }

    private List<String> inventories() {
        return hosts.chosenInventories(surroundings);
    }
}

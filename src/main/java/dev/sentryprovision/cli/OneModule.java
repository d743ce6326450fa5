package dev.sentryprovision.cli;

import dev.sentryprovision.report.AdHocView;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import dev.sentryprovision.run.RunOptions.Work;
import dev.sentryprovision.run.Selection;
import java.util.List;

/** Runs one module on hosts, without a playbook. */
final class OneModule {

    private final Surroundings surroundings;
    private final HostOptions hosts;

    OneModule(Surroundings surroundings, HostOptions hosts) {
        this.surroundings = surroundings;
        this.hosts = hosts;
    }

    int run(String pattern, String module, String args, DryRun dryRun) {
        List<String> inventories =
                hosts.inventories().isEmpty() ? new ProjectFiles(surroundings).onlyInventory() : hosts.inventories();
        Selection selection = new Selection(hosts.limit(), List.of(), List.of(), java.util.Optional.empty());
        RunOptions options = hosts.runOptions(
                surroundings, new Work.OneModule(pattern, module, args), inventories, selection, dryRun);
        AdHocView view = new AdHocView(surroundings.out(), hosts.output().console(surroundings), surroundings.clock());
        return new ShownRun(surroundings, view, hosts.output().reports(surroundings))
                .run(options)
                .status();
    }
}

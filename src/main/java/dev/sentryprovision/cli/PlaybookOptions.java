package dev.sentryprovision.cli;

import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import dev.sentryprovision.run.RunOptions.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What apply and plan take alike. */
final class PlaybookOptions {

    private final Supplier<List<String>> playbooks;
    private final HostOptions hosts;
    private final TagOptions tags;
    private final ListingOptions listing;

    PlaybookOptions(Declared options) {
        playbooks = options.positional("PLAYBOOK", "1..*", "as given, else in playbooks/");
        hosts = new HostOptions(options);
        tags = new TagOptions(options);
        listing = new ListingOptions(options);
        options.flag("accepted for compatibility: facts are never kept between runs", "--flush-cache");
    }

    ListingOptions listing() {
        return listing;
    }

    OutputOptions output() {
        return hosts.output();
    }

    RunOptions runOptions(Surroundings surroundings, DryRun dryRun) {
        ProjectFiles project = new ProjectFiles(surroundings);
        List<Path> files = project.playbooks(playbooks.get());
        List<String> inventories = hosts.inventories(surroundings);
        if (inventories.isEmpty()) {
            inventories = found(project, files);
        }
        return hosts.runOptions(
                surroundings,
                new Work.Playbooks(files),
                inventories,
                tags.selection(hosts.limit(), surroundings.configuration()),
                dryRun);
    }

    /** Ansible says so too: a run that finds no host is seldom what was meant. */
    private static List<String> found(ProjectFiles project, List<Path> files) {
        List<String> inventories = project.inventoriesFor(files);
        if (inventories.isEmpty()) {
            project.warnOfNoInventory(files);
        }
        return inventories;
    }
}

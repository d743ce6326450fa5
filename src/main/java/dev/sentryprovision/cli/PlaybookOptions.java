package dev.sentryprovision.cli;

import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import dev.sentryprovision.run.RunOptions.Work;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What apply and plan take alike. */
final class PlaybookOptions {

    @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "as given, else in playbooks/")
    private List<String> playbooks;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private TagOptions tags = new TagOptions();

    OutputOptions output() {
        return hosts.output();
    }

    RunOptions runOptions(Surroundings surroundings, DryRun dryRun) {
        ProjectFiles project = new ProjectFiles(surroundings);
        List<Path> files = project.playbooks(playbooks);
        List<String> inventories = hosts.inventories().isEmpty() ? project.inventoriesFor(files) : hosts.inventories();
        return hosts.runOptions(
                surroundings, new Work.Playbooks(files), inventories, tags.selection(hosts.limit()), dryRun);
    }
}

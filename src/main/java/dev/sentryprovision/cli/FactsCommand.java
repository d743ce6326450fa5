package dev.sentryprovision.cli;

import dev.sentryprovision.run.RunOptions.DryRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is known about hosts. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class FactsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PATTERN", description = "which hosts, e.g. web*:!web3")
    private String pattern;

    @Option(
            names = "--filter",
            paramLabel = "NAME",
            split = ",",
            description = "only facts of these names; * stands for anything")
    private List<String> filter = new ArrayList<>();

    @Mixin
    private HostOptions hosts = new HostOptions();

    FactsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String args = filter.isEmpty() ? "" : "filter=" + String.join(",", filter);
        return new OneModule(surroundings, hosts).run(pattern, "setup", args, new DryRun(false, false));
    }
}

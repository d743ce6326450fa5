package dev.sentryprovision.cli;

import dev.sentryprovision.run.RunOptions.DryRun;
import java.util.List;
import java.util.function.Supplier;

/** What is known about hosts. */
final class FactsCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> pattern;
    private final Supplier<List<String>> filter;
    private final HostOptions hosts;

    FactsCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        pattern = options.positional("PATTERN", "1", "which hosts, e.g. web*:!web3");
        filter = options.words("NAME", "only facts of these names; * stands for anything", "--filter");
        hosts = new HostOptions(options);
    }

    @Override
    public int run() {
        String args = filter.get().isEmpty() ? "" : "filter=" + String.join(",", filter.get());
        return new OneModule(surroundings, hosts)
                .run(pattern.get().getFirst(), "setup", args, new DryRun(false, false));
    }
}

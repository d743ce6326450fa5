package dev.sentryprovision.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One module on the hosts of a pattern, as {@code ansible} does it. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PATTERN", description = "which hosts, e.g. web*:!web3")
    private String pattern;

    @Option(
            names = {"-m", "--module-name"},
            paramLabel = "MODULE",
            description = "the module (default: command)")
    private String module = "command";

    @Option(
            names = {"-a", "--args"},
            paramLabel = "ARGS",
            description = "its arguments: key=value …, a command, or JSON")
    private String args = "";

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private DryRunOptions dryRun = new DryRunOptions();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return new OneModule(surroundings, hosts).run(pattern, module, args, dryRun.dryRun());
    }
}

package dev.sentryprovision.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One module on the hosts of a pattern, as {@code ansible} does it. */
final class RunCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> pattern;
    private final Supplier<Optional<String>> module;
    private final Supplier<Optional<String>> args;
    private final BooleanSupplier listHosts;
    private final HostOptions hosts;
    private final DryRunOptions dryRun;

    RunCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        pattern = options.positional("PATTERN", "1", "which hosts, e.g. web*:!web3");
        module = options.one("MODULE", "the module (default: command)", "-m", "--module-name");
        args = options.one("ARGS", "its arguments: key=value …, a command, or JSON", "-a", "--args");
        listHosts = options.flag("list the hosts of the pattern, run nothing", "--list-hosts");
        hosts = new HostOptions(options);
        dryRun = new DryRunOptions(options);
    }

    @Override
    public int run() {
        OneModule one = new OneModule(surroundings, hosts);
        String hostPattern = pattern.get().getFirst();
        return listHosts.getAsBoolean()
                ? one.list(hostPattern)
                : one.run(
                        hostPattern,
                        module.get().orElse("command"),
                        args.get().orElse(""),
                        dryRun.dryRun(surroundings.configuration()));
    }
}

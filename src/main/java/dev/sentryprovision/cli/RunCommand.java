package dev.sentryprovision.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One module on the hosts of a pattern, as {@code ansible} does it. */
final class RunCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> pattern;
    private final Supplier<Optional<String>> module;
    private final Supplier<Optional<String>> args;
    private final HostOptions hosts;
    private final DryRunOptions dryRun;

    RunCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        pattern = options.positional("PATTERN", "1", "which hosts, e.g. web*:!web3");
        module = options.one("MODULE", "the module (default: command)", "-m", "--module-name");
        args = options.one("ARGS", "its arguments: key=value …, a command, or JSON", "-a", "--args");
        hosts = new HostOptions(options);
        dryRun = new DryRunOptions(options);
    }

    @Override
    public int run() {
        return new OneModule(surroundings, hosts)
                .run(
                        pattern.get().getFirst(),
                        module.get().orElse("command"),
                        args.get().orElse(""),
                        dryRun.dryRun());
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.run.RunOptions;
import picocli.CommandLine.Option;

/** How the work is done, in playbooks and with single modules alike. */
final class WorkOptions {

    @Option(
            names = {"-f", "--forks"},
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "work on so many hosts at once (default: " + RunOptions.DEFAULT_FORKS + ")")
    private int forks = RunOptions.DEFAULT_FORKS;

    @Option(names = "--force-handlers", description = "run notified handlers even on hosts that failed")
    private boolean forceHandlers;

    int forks() {
        return forks;
    }

    boolean forceHandlers() {
        return forceHandlers;
    }
}

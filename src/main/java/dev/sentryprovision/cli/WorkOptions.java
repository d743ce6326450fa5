package dev.sentryprovision.cli;

import dev.sentryprovision.run.RunOptions;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How the work is done, in playbooks and with single modules alike. */
final class WorkOptions {

    private final Supplier<Optional<Integer>> forks;
    private final BooleanSupplier step;
    private final BooleanSupplier forceHandlers;

    WorkOptions(Declared options) {
        forks = options.number(
                "N", "work on so many hosts at once (default: " + RunOptions.DEFAULT_FORKS + ")", "-f", "--forks");
        step = options.flag("ask before each task whether to do it", "--step");
        forceHandlers = options.flag("run notified handlers even on hosts that failed", "--force-handlers");
    }

    int forks() {
        return forks.get().orElse(RunOptions.DEFAULT_FORKS);
    }

    boolean step() {
        return step.getAsBoolean();
    }

    boolean forceHandlers() {
        return forceHandlers.getAsBoolean();
    }
}

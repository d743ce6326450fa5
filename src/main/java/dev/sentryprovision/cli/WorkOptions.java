package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
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

    /** Half a host cannot be worked on, so that 0 is taken for 1. */
    int forks(Configuration configuration) {
        return forks.get()
                .or(() -> configuration.number(Setting.FORKS).map(number -> Math.max(1, number)))
                .orElse(RunOptions.DEFAULT_FORKS);
    }

    boolean step() {
        return step.getAsBoolean();
    }

    boolean forceHandlers(Configuration configuration) {
        return forceHandlers.getAsBoolean() || configuration.isOn(Setting.FORCE_HANDLERS);
    }
}

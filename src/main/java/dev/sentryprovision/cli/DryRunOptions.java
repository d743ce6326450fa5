package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
import dev.sentryprovision.run.RunOptions.DryRun;
import java.util.function.BooleanSupplier;

/** Whether to change anything, and whether to show it. */
final class DryRunOptions {

    private final BooleanSupplier check;
    private final BooleanSupplier diff;

    DryRunOptions(Declared options) {
        check = options.flag("change nothing, predict what would change", "-C", "--check");
        diff = options.flag("show what changes in files", "-D", "--diff");
    }

    DryRun dryRun(Configuration configuration) {
        return new DryRun(check.getAsBoolean(), diff.getAsBoolean() || configuration.isOn(Setting.DIFF_ALWAYS));
    }
}

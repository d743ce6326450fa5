package dev.sentryprovision.cli;

import dev.sentryprovision.run.RunOptions.DryRun;
import picocli.CommandLine.Option;

/** Whether to change anything, and whether to show it. */
final class DryRunOptions {

    @Option(
            names = {"-C", "--check"},
            description = "change nothing, predict what would change")
    private boolean check;

    @Option(
            names = {"-D", "--diff"},
            description = "show what changes in files")
    private boolean diff;

    DryRun dryRun() {
        return new DryRun(check, diff);
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.report.ConsoleView;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies playbooks as a dry run, with diffs. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class PlanCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private PlaybookOptions options = new PlaybookOptions();

    @Option(
            names = "--detailed-exitcode",
            description = "exit with 0 when there is nothing to change, 2 when there is, 1 when a host failed")
    private boolean detailedExitCode;

    /** So that a habit of ansible-playbook is no mistake. */
    @Option(
            names = {"-C", "--check", "-D", "--diff"},
            hidden = true)
    private boolean alreadySo;

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunOptions run = options.runOptions(surroundings, new DryRun(true, true));
        ConsoleView view =
                new ConsoleView(surroundings.out(), options.output().console(surroundings), surroundings.clock());
        ShownRun.Ended ended = new ShownRun(surroundings, view, options.output().reports(surroundings)).run(run);
        return detailedExitCode ? ended.detailedStatus() : ended.status();
    }
}

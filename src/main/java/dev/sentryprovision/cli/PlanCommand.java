package dev.sentryprovision.cli;

import dev.sentryprovision.report.ConsoleView;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import java.util.function.BooleanSupplier;

/** Applies playbooks as a dry run, with diffs. */
final class PlanCommand implements Command {

    private final Surroundings surroundings;
    private final PlaybookOptions playbooks;
    private final BooleanSupplier detailedExitCode;

    PlanCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        playbooks = new PlaybookOptions(options);
        detailedExitCode = options.flag(
                "exit with 0 when there is nothing to change, 2 when there is, 1 when a host failed",
                "--detailed-exitcode");
        // A habit of ansible-playbook is no mistake here.
        options.hiddenFlag("-C", "--check", "-D", "--diff");
    }

    @Override
    public int run() {
        RunOptions run = playbooks.runOptions(surroundings, new DryRun(true, true));
        if (playbooks.listing().asked()) {
            return playbooks.listing().show(surroundings, run);
        }
        ConsoleView view =
                new ConsoleView(surroundings.out(), playbooks.output().console(surroundings), surroundings.clock());
        ShownRun.Ended ended =
                new ShownRun(surroundings, view, playbooks.output().reports(surroundings)).run(run);
        return detailedExitCode.getAsBoolean() ? ended.detailedStatus() : ended.status();
    }
}

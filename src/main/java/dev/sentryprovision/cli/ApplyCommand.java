package dev.sentryprovision.cli;

import dev.sentryprovision.report.ConsoleView;
import dev.sentryprovision.run.RunOptions;

/** Makes playbooks true. */
final class ApplyCommand implements Command {

    private final Surroundings surroundings;
    private final PlaybookOptions playbooks;
    private final DryRunOptions dryRun;

    ApplyCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        playbooks = new PlaybookOptions(options);
        dryRun = new DryRunOptions(options);
    }

    @Override
    public int run() {
        RunOptions run = playbooks.runOptions(surroundings, dryRun.dryRun(surroundings.configuration()));
        if (playbooks.listing().asked()) {
            return playbooks.listing().show(surroundings, run);
        }
        ConsoleView view =
                new ConsoleView(surroundings.out(), playbooks.output().console(surroundings), surroundings.clock());
        return new ShownRun(surroundings, view, playbooks.output().reports(surroundings))
                .run(run)
                .status();
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.report.ConsoleView;
import dev.sentryprovision.run.RunOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes playbooks true. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class ApplyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private PlaybookOptions options = new PlaybookOptions();

    @Mixin
    private DryRunOptions dryRun = new DryRunOptions();

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunOptions run = options.runOptions(surroundings, dryRun.dryRun());
        ConsoleView view =
                new ConsoleView(surroundings.out(), options.output().console(surroundings), surroundings.clock());
        return new ShownRun(surroundings, view, options.output().reports(surroundings))
                .run(run)
                .status();
    }
}

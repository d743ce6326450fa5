package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemText;
import dev.sentryprovision.run.Access;
import dev.sentryprovision.run.Becoming;
import dev.sentryprovision.run.Preparation;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists what is wrong with playbooks; no host is reached. */
final class ValidateCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> playbooks;
    private final InventoryOptions inventory;
    private final VariableOptions variables;
    private final VaultOptions vault;

    ValidateCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        playbooks = options.positional("PLAYBOOK", "1..*", "as given, else in playbooks/");
        inventory = new InventoryOptions(options);
        variables = new VariableOptions(options);
        vault = new VaultOptions(options);
    }

    @Override
    public int run() {
        List<Problem> problems = Preparation.problemsOf(options(), surroundings.redactor());
        surroundings.out().print(surroundings.redactor().redact(ProblemText.of(problems)));
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
        surroundings.out().println(count(errors, "error") + ", " + count(problems.size() - errors, "warning"));
        return errors == 0 ? ExitStatus.DONE : ExitStatus.USER;
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private RunOptions options() {
        ProjectFiles project = new ProjectFiles(surroundings);
        List<Path> files = project.playbooks(playbooks.get());
        return new RunOptions(
                new RunOptions.Work.Playbooks(files),
                inventories(project, files),
                new Selection(inventory.limit(), List.of(), List.of(), Optional.empty()),
                variables.extraVars(),
                new RunOptions.DryRun(true, false),
                Access.unspecified(),
                Becoming.nobodyElse(),
                vault.passwords(surroundings),
                RunOptions.DEFAULT_FORKS,
                0,
                false,
                false,
                surroundings.workingDirectory(),
                surroundings.environment(),
                surroundings.configuration());
    }

    private List<String> inventories(ProjectFiles project, List<Path> files) {
        List<String> said = inventory.inventories(surroundings);
        return said.isEmpty() ? project.inventoriesFor(files) : said;
    }
}

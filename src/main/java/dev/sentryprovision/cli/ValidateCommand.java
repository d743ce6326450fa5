package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemText;
import dev.sentryprovision.vault.Vault;
import java.util.List;
import java.util.function.Supplier;

/** Lists what is wrong with playbooks, without hosts. */
final class ValidateCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> playbooks;
    private final VaultOptions vault;

    ValidateCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        playbooks = options.positional("PLAYBOOK", "1..*", "as given, else in playbooks/");
        vault = new VaultOptions(options);
    }

    @Override
    public int run() {
        LoadedPlaybooks loaded = LoadedPlaybooks.read(
                new ProjectFiles(surroundings).playbooks(playbooks.get()),
                surroundings,
                new Vault(vault.passwords(surroundings), surroundings.redactor()));
        List<Problem> problems = loaded.problems();
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
}

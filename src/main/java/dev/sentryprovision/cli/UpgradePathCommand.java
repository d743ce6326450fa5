package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.report.AnsibleJson;
import dev.sentryprovision.sentry.UpgradePath;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The releases to install one after the other on the way from one to another. */
final class UpgradePathCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> releases;
    private final BooleanSupplier json;
    private final BooleanSupplier force;

    UpgradePathCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        releases = options.positional("FROM TO", "0..2", "the release that is installed, and the one to reach");
        json = options.flag("print JSON", "--json");
        force = options.flag("go to a release that is better avoided all the same", "--force");
    }

    @Override
    public int run() {
        List<String> given = releases.get();
        if (given.size() != 2) {
            throw new ProblemException(Problem.error("say two releases: the one installed, and the one to reach")
                    .withHint("for example '" + Application.NAME + " upgrade-path 22.8.0 24.2.0'"));
        }
        UpgradePath path = UpgradePath.between(given.getFirst(), given.getLast(), force.getAsBoolean());
        surroundings
                .out()
                .print(json.getAsBoolean() ? AnsibleJson.indented(PathJson.of(path)) + "\n" : PathText.of(path));
        return ExitStatus.DONE;
    }
}

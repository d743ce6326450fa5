package dev.sentryprovision.cli;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place where exceptions become words and an exit status. */
final class Failures implements IExecutionExceptionHandler {

    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case ProblemException problems -> {
                problems.problems().forEach(this::say);
                yield ExitStatus.USER;
            }
            case ConnectionFailure unreachable -> {
                say("error: " + unreachable.getMessage());
                say("  " + unreachable.advice());
                yield ExitStatus.UNREACHABLE;
            }
            default -> bug(failure);
        };
    }

    private int bug(Exception failure) {
        Optional<Path> log = new BugLog(surroundings).write(failure);
        String what = failure.getClass().getSimpleName()
                + (failure.getMessage() == null
                        ? ""
                        : ": " + failure.getMessage().lines().findFirst().orElse(""));
        say("error: this is a bug in " + Application.NAME + " (" + what + ")"
                + log.map(path -> "; please report it with " + path).orElse(""));
        return ExitStatus.BUG;
    }

    private void say(Problem problem) {
        String where = problem.where().map(span -> span + ": ").orElse("");
        String severity = problem.severity() == Problem.Severity.ERROR ? "error: " : "warning: ";
        say(severity + where + problem.message());
        if (!problem.hint().isEmpty()) {
            say("  " + problem.hint());
        }
    }

    private void say(String line) {
        surroundings.err().println(surroundings.redactor().redact(line));
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.ProblemText;
import dev.sentryprovision.template.TemplateException;
import java.nio.file.Path;
import java.util.Optional;

/** The one place where exceptions become words and an exit status. */
final class Failures {

    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    int status(Throwable failure) {
        return switch (failure) {
            case ProblemException problems -> {
                say(ProblemText.of(problems.problems()).stripTrailing());
                yield ExitStatus.USER;
            }
            case TemplateException template -> {
                say(ProblemText.of(template.problem()).stripTrailing());
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

    private int bug(Throwable failure) {
        Optional<Path> log = new BugLog(surroundings).write(failure);
        String what = failure.getClass().getSimpleName()
                + (failure.getMessage() == null
                        ? ""
                        : ": " + failure.getMessage().lines().findFirst().orElse(""));
        say("error: this is a bug in " + Application.NAME + " (" + what + ")"
                + log.map(path -> "; please report it with " + path).orElse(""));
        return ExitStatus.BUG;
    }

    private void say(String line) {
        surroundings.err().println(surroundings.redactor().redact(line));
    }
}

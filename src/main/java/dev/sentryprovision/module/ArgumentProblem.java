package dev.sentryprovision.module;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import java.util.Optional;

/**
 * Something wrong with a module's arguments.
 *
 * @param argument the argument's name as written; empty when it is about all of them or about a missing one
 */
public record ArgumentProblem(String argument, String message, String hint) {

    static ArgumentProblem ofAll(String message) {
        return new ArgumentProblem("", message, "");
    }

    public Problem problem() {
        return Problem.error(message).withHint(hint);
    }

    public Problem at(SourceSpan where) {
        return new Problem(Problem.Severity.ERROR, message, Optional.of(where), hint);
    }
}

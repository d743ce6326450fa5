package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;

/** Leaves the composers when a text cannot be read; never leaves the package. */
final class YamlProblem extends RuntimeException {

    private final transient Problem problem;

    YamlProblem(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    YamlProblem(String message, SourceSpan where, String hint) {
        this(Problem.error(message, where, hint));
    }

    Problem problem() {
        return problem;
    }
}

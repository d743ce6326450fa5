package dev.sentryprovision.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries problems to the command line; exit status 1, nothing was touched. */
public final class ProblemException extends RuntimeException {

    private final List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}

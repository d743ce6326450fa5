package dev.sentryprovision.problem;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers problems so that the user sees all of them at once. Not thread-safe. */
public final class Problems {

    /** Each once, in the order in which they were found. */
    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    public void error(String message, SourceSpan where, String hint) {
        add(Problem.error(message, where, hint));
    }

    public void error(String message, SourceSpan where) {
        add(Problem.error(message, where));
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /** Throws all that was gathered when one of it is an error. */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new ProblemException(all());
        }
    }
}

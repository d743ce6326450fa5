package dev.sentryprovision.module.files;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.PythonRegex;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** A regular expression of Python's that is searched for in a line; what is wrong with it is for the user to mend. */
public record LinePattern(PythonRegex regex) {

    /** To be searched for in a text of many lines: ^ and $ match at each. */
    public static LinePattern inText(String python) {
        return new LinePattern(checked(() -> PythonRegex.compile(python, false, true)));
    }

    static LinePattern of(String python) {
        return new LinePattern(checked(() -> PythonRegex.compile(python, false, false)));
    }

    boolean isIn(String text) {
        return find(text).isPresent();
    }

    /** As Python's {@code match}: not necessarily all of it. */
    boolean isAtStartOf(String text) {
        return checked(() -> regex.matcher(text).lookingAt());
    }

    public Optional<MatchResult> find(String text) {
        return checked(() -> {
            Matcher matcher = regex.matcher(text);
            return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
        });
    }

    /** A replacement text filled with the groups of the first match. */
    Optional<String> expand(String text, String replacement) {
        return checked(() -> {
            Matcher matcher = regex.matcher(text);
            return matcher.find() ? Optional.of(regex.expand(matcher, replacement)) : Optional.empty();
        });
    }

    static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure e) {
            throw new ProblemException(Problem.error(e.getMessage()).withHint(e.hint()));
        }
    }
}

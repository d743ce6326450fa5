package dev.sentryprovision.problem;

import java.util.Optional;

/**
 * Something the user has to mend before anything is touched.
 *
 * @param message what is wrong, one sentence, no full stop
 * @param where   the place in the user's text, if there is one
 * @param hint    what to do about it, one sentence; empty when the message says it
 */
public record Problem(Severity severity, String message, Optional<SourceSpan> where, String hint) {

    /** Whether a problem stops the run. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(String message, SourceSpan where, String hint) {
        return new Problem(Severity.ERROR, message, Optional.of(where), hint);
    }

    public static Problem error(String message, SourceSpan where) {
        return error(message, where, "");
    }

    public static Problem error(String message) {
        return new Problem(Severity.ERROR, message, Optional.empty(), "");
    }

    public static Problem warning(String message, SourceSpan where, String hint) {
        return new Problem(Severity.WARNING, message, Optional.of(where), hint);
    }

    public Problem withHint(String newHint) {
        return new Problem(severity, message, where, newHint);
    }
}

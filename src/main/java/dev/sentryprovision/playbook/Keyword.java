package dev.sentryprovision.playbook;

import java.util.Locale;

/**
 * The keywords of which the nearest one wins: a task's own, else its block's, its role's, its play's. Keywords that add
 * up on the way (when, tags, environment, vars, module_defaults) are components of {@link Keywords}.
 */
public enum Keyword {
    ANY_ERRORS_FATAL,
    BECOME,
    BECOME_EXE,
    BECOME_FLAGS,
    BECOME_METHOD,
    BECOME_USER,
    CHECK_MODE,
    COLLECTIONS,
    CONNECTION,
    DELEGATE_FACTS,
    DELEGATE_TO,
    DIFF,
    IGNORE_ERRORS,
    IGNORE_UNREACHABLE,
    NO_LOG,
    /** Raw value is always a list. */
    NOTIFY,
    PORT,
    REMOTE_USER,
    RUN_ONCE,
    THROTTLE,
    TIMEOUT;

    /** The name in a playbook. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}

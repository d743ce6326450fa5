package dev.sentryprovision.connection;

/** A machine cannot be reached or entered, or the way to it was lost. Tasks report it as unreachable. */
public final class ConnectionFailure extends RuntimeException {

    /** What stands in the way; each has its own advice. */
    public enum Kind {
        NAME,
        ROUTE,
        TIMEOUT,
        REFUSED,
        /** Something answers, but no SSH server that we have an algorithm in common with. */
        PROTOCOL,
        HOST_KEY_UNKNOWN,
        HOST_KEY_CHANGED,
        AUTHENTICATION,
        PRIVATE_KEY,
        NO_SHELL,
        BECOME_PASSWORD_MISSING,
        BECOME_PASSWORD_WRONG,
        BECOME_REFUSED,
        LOST,
        TIME_LIMIT,
        /** The user wanted the run to end at once. */
        GIVEN_UP
    }

    private final Kind kind;
    private final String advice;

    /** @param advice the next step for the user: one sentence, with a command where one helps */
    public ConnectionFailure(Kind kind, String message, String advice, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.advice = advice;
    }

    public ConnectionFailure(Kind kind, String message, String advice) {
        super(message);
        this.kind = kind;
        this.advice = advice;
    }

    public Kind kind() {
        return kind;
    }

    public String advice() {
        return advice;
    }
}

package dev.sentryprovision.connection;

/**
 * A long-lived POSIX shell on a machine, as one user. Requests run one after another in the order they were sent; each
 * in a subshell of its own, so that {@code exit} and {@code cd} in it leave no trace. Thread-safe.
 */
public interface Shell {

    /** Sends a script without waiting; several may be on their way at once. A round trip is counted when one is awaited. */
    PendingReply send(ShellRequest request);

    /** Sends a script and waits for its reply: one round trip. */
    default Reply run(ShellRequest request) {
        return send(request).await();
    }

    default Reply run(String script) {
        return run(ShellRequest.of(script));
    }
}

package dev.sentryprovision.connection;

/** The reply to a request that is on its way. */
public interface PendingReply {

    /**
     * Waits for it.
     *
     * @throws ConnectionFailure when the connection is lost, or the request's time limit has passed: then the command's
     *     processes on the machine are killed first
     */
    Reply await();
}

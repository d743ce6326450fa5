package dev.sentryprovision.connection;

import java.io.InputStream;

/** A way to one machine, kept for a whole run. Thread-safe. Opened by a {@link Connector}. */
public interface Connection extends AutoCloseable {

    /**
     * The long-lived shell of a user; started at the first call, the same one afterwards.
     *
     * @throws ConnectionFailure when it cannot be had: sudo refused, wrong password, no such user, connection lost
     */
    Shell shell(Identity who);

    /**
     * Runs a command with a stream on its standard input, through a channel of its own. When the connection is lost, the
     * command's input ends, as it does after the last byte: who must know which, counts.
     *
     * @param what what it writes, to complete "could not write …"
     * @throws java.io.UncheckedIOException with what it said, when its status is not 0
     */
    void feed(Identity who, InputStream content, String command, String what);

    /** Reads a remote file as a stream, through a channel of its own. The caller closes it. */
    InputStream download(Identity who, String path);

    /**
     * Opens the way to the machine anew if it was lost; what was on its way is lost too. Without a way that can be lost
     * there is nothing to do.
     *
     * @throws ConnectionFailure when it cannot be had now
     */
    default void reopen() {}

    /**
     * Ends the shells of a user other than the one who logged in: what he is, his groups among it, a shell learns when it
     * starts, and while one runs he cannot be deleted. The next use of his shell starts another.
     */
    void leave(String user);

    /**
     * Ends everything that runs on the machine through this connection, and then the connection: whoever waits learns that
     * it was given up. Background jobs go on. Where nothing outlives the connection, closing it does that.
     */
    default void kill() {
        close();
    }

    /** What went over this connection so far. */
    Traffic traffic();

    @Override
    void close();
}

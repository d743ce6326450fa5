package dev.sentryprovision.connection;

import java.util.concurrent.ThreadFactory;

/** A way to start processes on one machine, as the user who logged in. Thread-safe. */
interface Transport {

    /**
     * Starts a command line through the login shell, which need not be a POSIX one: keep it to plain words.
     *
     * @throws ConnectionFailure when the machine is lost
     */
    RemoteProcess start(String command);

    /** How many waits for the other side {@link #start} costs. */
    int roundTripsToStart();

    /** Makes the threads that block on a process's output. */
    ThreadFactory readers();

    /** What the user calls the machine. */
    String name();

    void close();
}

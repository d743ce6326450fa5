package dev.sentryprovision.connection;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/** A process on the machine and its three streams. Both outputs must be read, or the process stops. */
interface RemoteProcess {

    OutputStream stdin();

    InputStream stdout();

    InputStream stderr();

    /** Its exit status as far as it is known now, without waiting; 128 and more when a signal ended it. */
    OptionalInt status();

    /** Waits for its end, after both outputs were read to theirs. -1 when the way it ended was never told. */
    int waitFor();

    /** Lets go of it, and unblocks whoever reads from it; does not wait for the machine. */
    void close();
}

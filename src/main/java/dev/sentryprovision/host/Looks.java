package dev.sentryprovision.host;

/** Answers looks as one user: a machine behind a shell, or one that a test made up. Thread-safe. */
public interface Looks {

    /** Asks without waiting; what was asked goes out together at the first {@link Asked#get}. */
    <T> Asked<T> ask(Look<T> look);

    /** Who asks. */
    Asked<Account> account();

    /** Sends what was asked so far, so that a change that is sent afterwards does not show in the answers. */
    void flush();
}

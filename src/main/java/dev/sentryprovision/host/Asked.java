package dev.sentryprovision.host;

/** The answer to a look that was asked for; waits when it is not there yet. */
@FunctionalInterface
public interface Asked<T> {

    T get();
}

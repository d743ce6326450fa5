package dev.sentryprovision.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A script to run in a {@link Shell}.
 *
 * @param script     POSIX shell text; values quoted already; small (files go by upload)
 * @param limit      how long it may run; none means for ever
 * @param onOutput   receives lines of standard output while the script runs
 * @param subshell   false when the script neither exits nor changes directory, variables or traps: saves a process
 */
public record ShellRequest(
        String script, Optional<Duration> limit, Optional<Consumer<String>> onOutput, boolean subshell) {

    public static ShellRequest of(String script) {
        return new ShellRequest(script, Optional.empty(), Optional.empty(), true);
    }

    public ShellRequest within(Duration newLimit) {
        return new ShellRequest(script, Optional.of(newLimit), onOutput, subshell);
    }

    public ShellRequest following(Consumer<String> consumer) {
        return new ShellRequest(script, limit, Optional.of(consumer), subshell);
    }

    public ShellRequest inPlace() {
        return new ShellRequest(script, limit, onOutput, false);
    }
}

package dev.sentryprovision.host;

import dev.sentryprovision.connection.Identity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a task sees a machine.
 *
 * @param who         the user
 * @param environment variables for all its commands; a command's own go first
 * @param limit       how long each of its commands may run
 * @param dryRun      changes are only imagined
 * @param background  when its commands go on by themselves
 * @param onOutput    receives lines of standard output of commands while they run
 */
public record HostView(
        Identity who,
        Map<String, String> environment,
        Optional<Duration> limit,
        boolean dryRun,
        Optional<Background> background,
        Optional<Consumer<String>> onOutput) {

    public HostView(Identity who, Map<String, String> environment, Optional<Duration> limit, boolean dryRun) {
        this(who, environment, limit, dryRun, Optional.empty(), Optional.empty());
    }

    /** The same, with commands that go on by themselves; a dry run has none. */
    public HostView with(Background how) {
        return new HostView(who, environment, limit, dryRun, Optional.of(how), onOutput);
    }

    /** The same, with a consumer of the lines that its commands put out while they run. */
    public HostView following(Consumer<String> lines) {
        return new HostView(who, environment, limit, dryRun, background, Optional.of(lines));
    }

    public static HostView live(Identity who) {
        return new HostView(who, Map.of(), Optional.empty(), false);
    }

    public static HostView dryRun(Identity who) {
        return new HostView(who, Map.of(), Optional.empty(), true);
    }
}

package dev.sentryprovision.host;

import dev.sentryprovision.connection.Identity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a task sees a machine.
 *
 * @param who         the user
 * @param environment variables for all its commands; a command's own go first
 * @param limit       how long each of its commands may run
 * @param dryRun      changes are only imagined
 */
public record HostView(Identity who, Map<String, String> environment, Optional<Duration> limit, boolean dryRun) {

    public static HostView live(Identity who) {
        return new HostView(who, Map.of(), Optional.empty(), false);
    }

    public static HostView dryRun(Identity who) {
        return new HostView(who, Map.of(), Optional.empty(), true);
    }
}

package dev.sentryprovision.host;

import dev.sentryprovision.connection.Identity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a task works on a machine.
 *
 * @param who         as whom
 * @param environment variables that all its commands get
 * @param limit       how long a command that changes something may run
 * @param dryRun      whether it only imagines its changes
 */
public record HostView(Identity who, Map<String, String> environment, Optional<Duration> limit, boolean dryRun) {

    public static HostView of(Identity who, boolean dryRun) {
        return new HostView(who, Map.of(), Optional.empty(), dryRun);
    }
}

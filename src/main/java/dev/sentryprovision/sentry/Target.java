package dev.sentryprovision.sentry;

import java.time.Instant;
import java.util.Set;

/**
 * What a host is checked for.
 *
 * @param diskGb  free GiB wanted where the checkout and where images are
 * @param port    where Sentry is to listen
 * @param engine  whether Docker must be there already, or will be installed
 * @param allowed names of checks whose failure is only warned of; {@code all} for every one
 * @param now     the control machine's time when the host said its own
 */
public record Target(
        Version release, Profile profile, int diskGb, int port, Engine engine, Set<String> allowed, Instant now) {

    /** Whether Docker must be there before the run. */
    public enum Engine {
        PRESENT,
        INSTALLED_BY_RUN
    }

    static final String ALL = "all";

    Requirements requirements() {
        return Requirements.of(release, profile);
    }

    /** A result as it counts: what the operator lets pass is only warned of. */
    CheckResult judged(CheckResult result) {
        return allowed.contains(ALL) || allowed.contains(result.check()) ? result.allowed() : result;
    }
}

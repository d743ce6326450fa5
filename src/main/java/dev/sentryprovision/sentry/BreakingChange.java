package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What breaks or wants a hand when an upgrade passes a release.
 *
 * @param finds tells whether an installation is concerned; without it, everybody reads it
 * @param stops whether the upgrade fails for one that is concerned, until somebody did what is to be done
 */
public record BreakingChange(Version since, String change, String action, Optional<Finding> finds, Stops stops) {

    /** When an upgrade fails. */
    public enum Stops {
        NEVER,
        /** Where the installer may not edit sentry.conf.py and config.yml. */
        WITHOUT_CONFIG_UPDATES,
        ALWAYS;

        static Optional<Stops> named(String name) {
            return Stream.of(values())
                    .filter(stops -> stops.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** Read at the first use of {@link BreakingChange#all}. */
    private static final class Known {
        static final List<BreakingChange> ALL = KnowledgeFile.read("breaking_changes", BreakingChange::of);
    }

    /** All of them, in order of release. */
    public static List<BreakingChange> all() {
        return Known.ALL;
    }

    /** Those that lie above one release, up to and with another. */
    public static List<BreakingChange> between(Version above, Version upTo) {
        return all().stream()
                .filter(change -> above.isBelow(change.since) && !upTo.isBelow(change.since))
                .toList();
    }

    static BreakingChange of(Fields fields) {
        return new BreakingChange(
                fields.version("since"),
                fields.text("change"),
                fields.text("action"),
                fields.entry("finds", Finding::of),
                fields.optional("stops", Stops::named, "always, without_config_updates or never")
                        .orElse(Stops.NEVER));
    }
}

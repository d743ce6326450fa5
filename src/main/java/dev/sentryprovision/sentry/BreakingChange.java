package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Optional;

/**
 * What breaks or wants a hand when an upgrade passes a release.
 *
 * @param finds tells whether an installation is concerned; without it, everybody reads it
 */
public record BreakingChange(Version since, String change, String action, Optional<Finding> finds) {

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
                fields.entry("finds", Finding::of));
    }
}

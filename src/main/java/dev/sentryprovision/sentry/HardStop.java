package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Optional;

/**
 * A release that upgrades from below it have to pass.
 *
 * @param onlyBelow when given, it counts only for what is older than this
 */
public record HardStop(Version version, Optional<Version> onlyBelow, String reason, String source) {

    /** Read at the first use of {@link HardStop#all}. */
    private static final class Known {
        static final List<HardStop> ALL = KnowledgeFile.read("stops", HardStop::of);
    }

    /** All of them, oldest first. */
    public static List<HardStop> all() {
        return Known.ALL;
    }

    static HardStop of(Fields fields) {
        return new HardStop(
                fields.version("version"),
                fields.optionalVersion("only_below"),
                fields.text("reason"),
                fields.text("source"));
    }

    /** Whether an upgrade has to pass it. */
    boolean between(Version from, Version to) {
        return from.isBelow(version)
                && version.isBelow(to)
                && onlyBelow.map(from::isBelow).orElse(true);
    }
}

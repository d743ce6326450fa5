package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A reason not to stay on a release. */
public record Caution(Version version, Level level, String why, String source) {

    /** How much of a reason. */
    public enum Level {
        /** Refused as the goal of an upgrade, unless forced. */
        AVOID,
        /** Said, and no more. */
        CARE;

        static Optional<Level> named(String name) {
            return Stream.of(values())
                    .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** Read at the first use of {@link Caution#all}. */
    private static final class Known {
        static final List<Caution> ALL = KnowledgeFile.read("cautions", Caution::of);
    }

    public static List<Caution> all() {
        return Known.ALL;
    }

    public static Optional<Caution> about(Version version) {
        return all().stream().filter(caution -> caution.version.equals(version)).findFirst();
    }

    static Caution of(Fields fields) {
        return new Caution(
                fields.version("version"),
                fields.optional("level", Level::named, "avoid or care").orElse(Level.AVOID),
                fields.text("why"),
                fields.text("source"));
    }
}

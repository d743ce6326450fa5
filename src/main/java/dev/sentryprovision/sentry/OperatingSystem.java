package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What upstream says of an operating system.
 *
 * @param id   of {@code /etc/os-release}
 * @param cure what to do about it; nothing where it is preferred
 */
public record OperatingSystem(String id, String name, Support support, String reason, Optional<String> cure) {

    /** How far upstream stands behind it. */
    public enum Support {
        PREFERRED,
        DISCOURAGED,
        LIMITED,
        UNSUPPORTED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Support> named(String label) {
            return Stream.of(values())
                    .filter(support -> support.label().equals(label))
                    .findFirst();
        }
    }

    /** Read at the first use of {@link OperatingSystem#verdict}. */
    private static final class Known {
        static final List<OperatingSystem> ALL = KnowledgeFile.read("systems", OperatingSystem::of);
    }

    public static List<OperatingSystem> all() {
        return Known.ALL;
    }

    /**
     * The verdict on a system.
     *
     * @param id   ID of {@code /etc/os-release}; empty when there is none
     * @param like its ID_LIKE: the systems it was made of, nearest first
     */
    public static OperatingSystem verdict(String id, List<String> like) {
        return find(id).or(() -> like.stream()
                        .flatMap(other -> find(other).stream())
                        .findFirst()
                        .map(parent -> parent.child(id)))
                .orElseGet(() -> new OperatingSystem(
                        id,
                        id.isEmpty() ? "an unnamed system" : id,
                        Support.UNSUPPORTED,
                        "upstream does not know it",
                        Optional.of("take Debian or Ubuntu")));
    }

    static OperatingSystem of(Fields fields) {
        return new OperatingSystem(
                fields.text("id"),
                fields.text("name"),
                fields.optional("status", Support::named, "preferred, discouraged, limited or unsupported")
                        .orElse(Support.UNSUPPORTED),
                fields.text("reason"),
                fields.optionalText("cure"));
    }

    private OperatingSystem child(String itsId) {
        return support == Support.PREFERRED
                ? new OperatingSystem(
                        itsId,
                        itsId,
                        Support.LIMITED,
                        "it is like " + name + ", but upstream does not name it",
                        Optional.of("take " + name))
                : new OperatingSystem(itsId, itsId, support, "it is like " + name + ": " + reason, cure);
    }

    private static Optional<OperatingSystem> find(String id) {
        return all().stream().filter(system -> system.id.equals(id)).findFirst();
    }
}

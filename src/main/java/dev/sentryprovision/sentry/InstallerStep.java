package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A step of install.sh, known by the heading in its log. */
public record InstallerStep(Span span, String heading, Network network, String does) implements Span.Spanned {

    /** The line that begins so is the end of an install. */
    public static final String END = "You're all done!";

    private static final List<String> MARKS = List.of("▶ ", "::group::");

    /** What a step needs of the network. */
    public enum Network {
        NONE,
        /** Without it the step goes on, and what is missing shows later. */
        TOLERATED,
        REQUIRED;

        static Optional<Network> named(String name) {
            return Stream.of(values())
                    .filter(network -> network.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<InstallerStep> ALL = KnowledgeFile.read("installer_steps", InstallerStep::of);
    }

    public static List<InstallerStep> all() {
        return Known.ALL;
    }

    /** The steps of a release. */
    public static List<InstallerStep> of(Version release) {
        return Span.at(release, Known.ALL);
    }

    /** The heading in a line of the log, without its mark and the dots at its end. */
    public static Optional<String> heading(String line) {
        return MARKS.stream()
                .filter(line::startsWith)
                .map(mark -> line.substring(mark.length()).replaceFirst("[ .]+$", ""))
                .findFirst();
    }

    private static InstallerStep of(Fields fields) {
        return new InstallerStep(
                Span.of(fields),
                fields.text("heading"),
                fields.optional("network", Network::named, "none, tolerated or required")
                        .orElse(Network.NONE),
                fields.text("does"));
    }
}

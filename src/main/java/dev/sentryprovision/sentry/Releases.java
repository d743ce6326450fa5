package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The releases that are known, oldest first. */
public final class Releases {

    /** Read at the first use of {@link Releases}. */
    private static final class Known {
        static final List<Release> ALL = KnowledgeFile.read("releases", Release::of);
    }

    private Releases() {}

    public static List<Release> all() {
        return Known.ALL;
    }

    public static Version newest() {
        return Known.ALL.getLast().version();
    }

    public static Optional<Release> find(Version version) {
        return Known.ALL.stream()
                .filter(release -> release.version().equals(version))
                .findFirst();
    }

    /**
     * The release that a user wrote.
     *
     * @throws ProblemException with the nearest releases when there is none
     */
    public static Version require(String written) {
        Version version = Version.parse(written)
                .orElseThrow(() -> new ProblemException(Problem.error("'" + written + "' is not a release of Sentry")
                        .withHint("a release has three numbers, such as " + newest()
                                + "; nightly images have no place in" + " an upgrade")));
        return find(version).map(Release::version).orElseThrow(() -> new ProblemException(unknown(version)));
    }

    /** What to tell the user of a version that is no release. */
    static Problem unknown(Version version) {
        if (newest().isBelow(version)) {
            return Problem.error("release " + version + " is not known")
                    .withHint("the newest that this program knows is " + newest()
                            + "; take that, or a newer sentry-provision");
        }
        String near = nearest(version).stream().map(Version::toString).collect(Collectors.joining(" and "));
        return Problem.error("there is no release " + version).withHint("nearest to it: " + near);
    }

    /** The releases just below and just above a version. */
    static List<Version> nearest(Version version) {
        Optional<Version> below =
                versions().filter(other -> other.isBelow(version)).max(Comparator.naturalOrder());
        Optional<Version> above = versions().filter(version::isBelow).min(Comparator.naturalOrder());
        return Stream.concat(below.stream(), above.stream()).toList();
    }

    private static Stream<Version> versions() {
        return Known.ALL.stream().map(Release::version);
    }
}

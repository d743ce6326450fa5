package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * What a release needs of a machine, under one profile.
 *
 * @param bash checked by the installer from 25.8.0
 */
public record Requirements(
        Floor docker,
        Floor compose,
        Optional<Floor> bash,
        Optional<Floor> podman,
        Optional<Floor> podmanCompose,
        Limits limits,
        Documented documented) {

    /** One entry of the data: the same for all releases of a span. */
    record Entry(Span span, Requirements all, Optional<Limits> errorsOnly) implements Span.Spanned {

        static Entry of(Fields fields) {
            Requirements all = new Requirements(
                    Floor.of(fields.text("docker")),
                    Floor.of(fields.text("compose")),
                    fields.optionalText("bash").map(Floor::of),
                    fields.optionalText("podman").map(Floor::of),
                    fields.optionalText("podman_compose").map(Floor::of),
                    fields.entry("feature_complete", Limits::of).orElseThrow(),
                    fields.entry("documented", Documented::of).orElseThrow());
            return new Entry(Span.of(fields), all, fields.entry("errors_only", Limits::of));
        }

        /** Below 25.4.0 the installer asked the same for both profiles. */
        Requirements errorsOnlyOrAll() {
            return errorsOnly
                    .map(less -> new Requirements(
                            all.docker,
                            all.compose,
                            all.bash,
                            all.podman,
                            all.podmanCompose,
                            less,
                            all.documented.halved()))
                    .orElse(all);
        }
    }

    /** Read at the first use of {@link Requirements#of}. */
    private static final class Known {
        static final List<Entry> ALL = KnowledgeFile.read("requirements", Entry::of);
    }

    /**
     * What a release needs.
     *
     * @throws ProblemException when the release has no profiles yet and one other than the whole is asked for
     */
    public static Requirements of(Version release, Profile profile) {
        if (profile == Profile.ERRORS_ONLY && release.isBelow(Profile.FIRST)) {
            throw new ProblemException(Problem.error("release " + release + " has no profile " + profile.label())
                    .withHint("profiles begin with " + Profile.FIRST));
        }
        Entry entry = Span.at(release, Known.ALL).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Releases.unknown(release)));
        return profile == Profile.ERRORS_ONLY ? entry.errorsOnlyOrAll() : entry.all;
    }

    /** The data as it is, for its tests. */
    static List<Entry> entries() {
        return Known.ALL;
    }
}

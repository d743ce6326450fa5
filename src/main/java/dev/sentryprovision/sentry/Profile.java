package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which services run: the value of {@code COMPOSE_PROFILES}, known since 24.7.1. */
public enum Profile {
    FEATURE_COMPLETE,
    ERRORS_ONLY;

    /** The first release that can be told to run fewer services. */
    public static final Version FIRST = new Version(24, 7, 1);

    /** As written in {@code .env}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The profile that a user wrote.
     *
     * @throws ProblemException when there is none of this name
     */
    public static Profile require(String label) {
        return named(label)
                .orElseThrow(() -> new ProblemException(Problem.error("'" + label + "' is not a profile")
                        .withHint("there are feature-complete and errors-only")));
    }

    public static Optional<Profile> named(String label) {
        return Stream.of(values())
                .filter(profile -> profile.label().equals(label))
                .findFirst();
    }
}

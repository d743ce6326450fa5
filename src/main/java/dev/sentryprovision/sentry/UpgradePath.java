package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from one release to another: all hard stops between them, then the goal. It cannot know stops that upstream
 * adds later; the image of a goal knows its own, so a provisioner asks that too before it stops anything.
 *
 * @param hops none when both are the same release
 */
public record UpgradePath(Version from, Version to, List<Hop> hops) {

    private static final int OLDEST_MAJOR = 9;

    /**
     * The way, if there is one.
     *
     * @param forced go to a release that is better avoided all the same
     * @throws ProblemException for a version that is no release, a way back, or a goal to avoid
     */
    public static UpgradePath between(String from, String to, boolean forced) {
        Version start = start(from);
        Version goal = Releases.require(to);
        if (goal.isBelow(start)) {
            throw refused(
                    "there is no way back from " + start + " to " + goal,
                    "migrations cannot be undone; restore a backup that " + goal + " made");
        }
        if (!forced) {
            refuseToStayOn(goal);
        }
        return new UpgradePath(start, goal, hops(start, goal));
    }

    /** Releases of 9 older than the oldest known can still be left: by way of 9.1.2. */
    private static Version start(String written) {
        Optional<Version> version = Version.parse(written);
        Version oldest = Releases.all().getFirst().version();
        if (version.isPresent() && version.get().isBelow(oldest)) {
            if (version.get().major() == OLDEST_MAJOR) {
                return version.get();
            }
            throw refused(
                    "release " + written + " is too old to be upgraded by known steps",
                    "upgrade it to " + oldest + " by the instructions of its time first");
        }
        return Releases.require(written);
    }

    private static void refuseToStayOn(Version goal) {
        Caution.about(goal)
                .filter(caution -> caution.level() == Caution.Level.AVOID)
                .ifPresent(caution -> {
                    throw refused(
                            "release " + goal + " is not one to stay on: " + caution.why(),
                            "take " + better(goal) + ", or force it");
                });
    }

    /** The nearest releases, before and after, that nothing speaks against; what is only to be taken with care counts. */
    private static String better(Version goal) {
        List<Version> fit = Releases.all().stream()
                .map(Release::version)
                .filter(version -> Caution.about(version)
                        .map(caution -> caution.level() == Caution.Level.CARE)
                        .orElse(true))
                .toList();
        Optional<Version> before =
                fit.stream().filter(version -> version.isBelow(goal)).reduce((_, last) -> last);
        Optional<Version> after = fit.stream().filter(goal::isBelow).findFirst();
        return Stream.concat(before.stream(), after.stream())
                .map(Version::toString)
                .collect(Collectors.joining(" or "));
    }

    private static List<Hop> hops(Version from, Version to) {
        List<Hop> hops = new ArrayList<>();
        Version at = from;
        for (HardStop stop : HardStop.all()) {
            if (stop.between(from, to)) {
                hops.add(hop(at, stop.version(), "hard stop: " + stop.reason()));
                at = stop.version();
            }
        }
        if (at.isBelow(to)) {
            hops.add(hop(at, to, "the goal"));
        }
        return List.copyOf(hops);
    }

    private static Hop hop(Version above, Version version, String reason) {
        return new Hop(
                version,
                reason,
                Caution.about(version),
                DatabaseStep.all().stream()
                        .filter(step -> step.passed(above, version))
                        .toList(),
                BreakingChange.between(above, version));
    }

    private static ProblemException refused(String message, String hint) {
        return new ProblemException(Problem.error(message).withHint(hint));
    }
}

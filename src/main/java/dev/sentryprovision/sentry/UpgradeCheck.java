package dev.sentryprovision.sentry;

import dev.sentryprovision.sentry.BreakingChange.Stops;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check of what is installed against what changes on the way to a release.
 *
 * @param installed     the release that is installed
 * @param configUpdates whether the installer may edit sentry.conf.py and config.yml
 */
record UpgradeCheck(Version installed, Version release, boolean configUpdates) {

    static final String NAME = "breaking_changes";

    /** Where nothing is installed, or as much as is wanted. */
    static CheckResult noUpgrade() {
        return CheckResult.pass(NAME, "no upgrade");
    }

    /** Those on the way, and older ones that stop this release's installer as well. */
    List<BreakingChange> changes() {
        return BreakingChange.all().stream()
                .filter(change -> !release.isBelow(change.since())
                        && (installed.isBelow(change.since()) || change.stops() != Stops.NEVER))
                .toList();
    }

    CheckResult result(List<Concern> concerns) {
        String way = "on the way from " + installed + " to " + release;
        if (concerns.isEmpty()) {
            return CheckResult.pass(NAME, "nothing here is concerned " + way);
        }
        List<Concern> stopping = concerns.stream().filter(this::stops).toList();
        Stream<Concern> others = concerns.stream().filter(concern -> !stopping.contains(concern));
        List<Concern> inOrder = Stream.concat(stopping.stream(), others).toList();
        String message = way + ": " + inOrder.stream().map(Concern::text).collect(Collectors.joining("; "));
        String cure = inOrder.stream()
                .map(concern ->
                        concern.change().since() + ": " + concern.change().action())
                .distinct()
                .collect(Collectors.joining("; "));
        return stopping.isEmpty() ? CheckResult.warn(NAME, message, cure) : CheckResult.fail(NAME, message, cure);
    }

    private boolean stops(Concern concern) {
        return switch (concern.change().stops()) {
            case ALWAYS -> true;
            case WITHOUT_CONFIG_UPDATES -> !configUpdates;
            case NEVER -> false;
        };
    }
}

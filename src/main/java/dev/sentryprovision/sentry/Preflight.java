package dev.sentryprovision.sentry;

import java.util.List;
import java.util.stream.Stream;

/** Decides whether a host is fit for a release, from what was found on it: a pure function. */
public final class Preflight {

    private Preflight() {}

    /** All checks in the order in which people read them. */
    public static List<CheckResult> check(Machine machine, Target target) {
        return Stream.of(
                        SystemChecks.of(machine, target),
                        SizeChecks.of(machine, target),
                        ToolChecks.of(machine, target),
                        DockerChecks.of(machine, target),
                        SurroundingChecks.of(machine, target))
                .flatMap(results -> results)
                .map(target::judged)
                .toList();
    }
}

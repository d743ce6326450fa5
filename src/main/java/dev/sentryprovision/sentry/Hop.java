package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Optional;

/**
 * One release to install on the way; the stack has to be up and healthy, its queues drained, before the next.
 *
 * @param reason        why it is on the way
 * @param caution       what is wrong with it as a place to stay
 * @param databaseSteps steps that its installer takes
 * @param lookAt        what changed since the hop before
 */
public record Hop(
        Version version,
        String reason,
        Optional<Caution> caution,
        List<DatabaseStep> databaseSteps,
        List<BreakingChange> lookAt) {}

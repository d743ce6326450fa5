package dev.sentryprovision.playbook;

import java.util.List;
import java.util.Optional;

/**
 * A task of the static tree and what it stands in.
 *
 * @param node     a {@link Task}, {@link IncludeTasks} or {@link IncludeRole}
 * @param keywords as they hold for it, the play's included
 * @param roles    the roles it is in, outermost first; of a dependency, the role that depends comes first
 * @param rescued  whether its failure is mended by other tasks of its block, or it is itself one of those
 */
public record PlacedTask(
        TaskNode node, Keywords keywords, List<RoleInvocation> roles, Section section, boolean rescued) {

    public PlacedTask {
        roles = List.copyOf(roles);
    }

    /** The task itself, for an include the include as a task. */
    public Task task() {
        return switch (node) {
            case Task task -> task;
            case IncludeTasks include -> include.task();
            case IncludeRole include -> include.task();
            case Block _, ImportedTasks _, RoleInvocation _ ->
                throw new IllegalStateException("not a single task: " + node.where());
        };
    }

    public Optional<RoleInvocation> role() {
        return roles.isEmpty() ? Optional.empty() : Optional.of(roles.getLast());
    }
}

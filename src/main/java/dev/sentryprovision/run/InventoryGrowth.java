package dev.sentryprovision.run;

import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.TaskNode;
import dev.sentryprovision.playbook.TaskWalk;
import java.util.Set;

/** Whether a play may add hosts or groups to the inventory: then what later plays name need not be there yet. */
final class InventoryGrowth {

    private static final Set<String> MODULES = Set.of("add_host", "group_by");

    private InventoryGrowth() {}

    static boolean mayComeFrom(Play play) {
        return TaskWalk.of(play)
                .anyMatch(placed -> isUnread(placed.node())
                        || MODULES.contains(placed.task().action().name()));
    }

    /** What an include brings is read when it is reached. */
    private static boolean isUnread(TaskNode node) {
        return node instanceof IncludeTasks || node instanceof IncludeRole;
    }
}

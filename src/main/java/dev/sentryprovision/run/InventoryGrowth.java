package dev.sentryprovision.run;

import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleFiles;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.TaskFiles;
import dev.sentryprovision.playbook.TaskNode;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a play may add hosts or groups to the inventory: then what later plays name need not be there yet. What it
 * includes by a plain name is read for that; of any other include nothing is known.
 */
final class InventoryGrowth {

    private static final Set<String> MODULES = Set.of("add_host", "group_by");

    private final TaskFiles files;
    private final Set<Object> read = new HashSet<>();

    InventoryGrowth(TaskFiles files) {
        this.files = files;
    }

    boolean mayComeFrom(Play play) {
        return TaskWalk.of(play).anyMatch(placed -> mayComeFrom(placed, Optional.empty()));
    }

    private boolean mayComeFrom(PlacedTask placed, Optional<Role> around) {
        Optional<Role> role = placed.role().map(RoleInvocation::role).or(() -> around);
        return switch (placed.node()) {
            case IncludeTasks include -> mayComeFrom(include, role);
            case IncludeRole include -> mayComeFrom(include, role);
            default -> {
                ModuleCall call = placed.task().action();
                yield MODULES.contains(call.name()) || call.isNamedByTemplate() || readsInventoryAgain(call);
            }
        };
    }

    private static boolean readsInventoryAgain(ModuleCall call) {
        return call.name().equals("meta")
                && call.freeForm()
                        .map(Written::text)
                        .filter("refresh_inventory"::equals)
                        .isPresent();
    }

    private boolean mayComeFrom(IncludeTasks include, Optional<Role> role) {
        if (!include.file().isPlain()) {
            return true;
        }
        try {
            Path file = files.locate(include.file().text(), include.where(), role, false);
            return read.add(file) && mayComeFrom(files.load(file, role, false), role);
        } catch (ProblemException _) {
            return true;
        }
    }

    private boolean mayComeFrom(IncludeRole include, Optional<Role> around) {
        if (!include.role().isPlain() || !include.from().equals(RoleFiles.main())) {
            return true;
        }
        try {
            Role role = files.role(include.role().text(), RoleFiles.main(), include.where(), around, false);
            return read.add(role.folder())
                    && (!role.meta().dependencies().isEmpty()
                            || mayComeFrom(role.tasks(), Optional.of(role))
                            || mayComeFrom(role.handlers(), Optional.of(role)));
        } catch (ProblemException _) {
            return true;
        }
    }

    private boolean mayComeFrom(List<? extends TaskNode> nodes, Optional<Role> role) {
        return TaskWalk.of(List.copyOf(nodes), Section.TASKS).anyMatch(placed -> mayComeFrom(placed, role));
    }
}

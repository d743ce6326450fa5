package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.Block;
import dev.sentryprovision.playbook.ImportedTasks;
import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Loop;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks that a host will probably come to next and that may be tried before their turn. */
final class Prospects {

    private final TaskAtHost now;
    private final Stream<Work> current;
    private final Upcoming upcoming;
    private final List<Work> found = new ArrayList<>();
    private int items;

    /** @param current what is about to run, and the rest of its loop */
    Prospects(TaskAtHost now, Stream<Work> current, Upcoming upcoming) {
        this.now = now;
        this.current = current;
        this.upcoming = upcoming;
    }

    List<Work> next(int most) {
        current.limit(most).forEach(found::add);
        items = found.size();
        Optional<Upcoming> rest = Optional.of(upcoming);
        while (rest.isPresent() && found.size() < most) {
            if (!add(rest.get().nodes(), rest.get().frame(), most)) {
                break;
            }
            rest = rest.get().after();
        }
        return found;
    }

    /** How many of them, from the first on, are items of one loop that need not wait for each other's results. */
    int sharingTurn() {
        Task task = now.task();
        boolean inTurn = task.retry().isPresent()
                || task.loop()
                        .map(Loop::control)
                        .map(control -> control.pause().isPresent()
                                || !control.breakWhen().isEmpty())
                        .orElse(true);
        return inTurn ? 0 : items;
    }

    /** @return whether what follows can be told: what an include brings cannot */
    private boolean add(List<? extends TaskNode> nodes, Frame frame, int most) {
        for (TaskNode node : nodes) {
            if (found.size() >= most) {
                return false;
            }
            boolean clear = switch (node) {
                case Task task -> {
                    addTask(task, frame.inside(task.keywords()), most);
                    yield true;
                }
                case Block block -> add(block.body(), frame.inside(block.keywords()), most);
                case ImportedTasks imported -> add(imported.tasks(), frame.inside(imported.keywords()), most);
                case RoleInvocation role ->
                    add(role.dependencies(), frame.inside(role), most)
                            && add(role.role().tasks(), frame.inside(role), most);
                case IncludeTasks _, IncludeRole _ -> false;
            };
            if (!clear) {
                return false;
            }
        }
        return true;
    }

    private void addTask(Task task, Frame frame, int most) {
        Optional<ModuleType> module = now.run().modules().find(task.action().written());
        if (module.isEmpty() || !mayBeTried(task, frame, module.get())) {
            return;
        }
        try {
            if (now.play().selects(task, frame, List.of(now.host()))) {
                addWorks(task, frame, module.get(), most);
            }
        } catch (RuntimeException _) {
            // What cannot be told yet is not a prospect.
        }
    }

    private void addWorks(Task task, Frame frame, ModuleType module, int most) {
        TaskAtHost at = TaskAtHost.of(now.run(), now.play(), task, frame, now.host());
        if (task.loop().isEmpty()) {
            found.add(new Work(at, module));
            return;
        }
        LoopItems.of(task.loop().get(), at.scope(), now.run().templates()).items().stream()
                .limit(most - found.size())
                .map(item -> new Work(at.with(item.variables()), module))
                .forEach(found::add);
    }

    private static boolean mayBeTried(Task task, Frame frame, ModuleType module) {
        return module.needsHost()
                && module.mayLookAhead()
                && task.retry().isEmpty()
                && task.async().isEmpty()
                && frame.keywords().find(Keyword.DELEGATE_TO).isEmpty()
                && frame.keywords().find(Keyword.RUN_ONCE).isEmpty();
    }
}

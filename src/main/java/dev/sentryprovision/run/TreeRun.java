package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Block;
import dev.sentryprovision.playbook.ImportedTasks;
import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Walks a tree of tasks over a set of hosts; hosts that fail or end leave the set by their standing. */
final class TreeRun {

    private final TaskRun tasks;
    private final MetaRun meta;
    private final IncludeRun includes;
    private final Stop stop;

    TreeRun(TaskRun tasks, MetaRun meta, IncludeRun includes, Stop stop) {
        this.tasks = tasks;
        this.meta = meta;
        this.includes = includes;
        this.stop = stop;
    }

    void run(List<? extends TaskNode> nodes, Frame frame, List<PlayHost> hosts, Upcoming after) {
        for (int i = 0; i < nodes.size(); i++) {
            List<PlayHost> active = active(hosts);
            if (active.isEmpty() || stop.wanted()) {
                return;
            }
            Upcoming rest = new Upcoming(nodes.subList(i + 1, nodes.size()), frame, Optional.of(after));
            run(nodes.get(i), frame, active, rest);
        }
    }

    private void run(TaskNode node, Frame frame, List<PlayHost> hosts, Upcoming after) {
        switch (node) {
            case Task task when task.action().name().equals("meta") -> meta.run(task, frame, hosts, this);
            case Task task -> tasks.run(task, frame, hosts, after);
            case Block block -> run(block, frame.inside(block.keywords()), hosts, after);
            case ImportedTasks imported -> run(imported.tasks(), frame.inside(imported.keywords()), hosts, after);
            case RoleInvocation role -> run(role, frame.inside(role), hosts, after);
            case IncludeTasks include -> runIncluded(includes.resolve(include, frame, hosts), after);
            case IncludeRole include -> runIncluded(includes.resolve(include, frame, hosts), after);
        }
    }

    private void runIncluded(List<IncludeRun.Included> included, Upcoming after) {
        for (IncludeRun.Included part : included) {
            run(part.nodes(), part.frame(), active(part.hosts()), after);
        }
    }

    private void run(Block block, Frame frame, List<PlayHost> hosts, Upcoming after) {
        boolean hasAlways = !block.always().isEmpty();
        Frame body = frame.guardedWhen(hasAlways || !block.rescue().isEmpty());
        run(block.body(), body, hosts, new Upcoming(block.always(), frame, Optional.of(after)));
        if (!block.rescue().isEmpty()) {
            rescue(block, frame.guardedWhen(hasAlways), failed(hosts), after);
        }
        List<PlayHost> failed = failed(hosts);
        failed.forEach(PlayHost::revive);
        run(block.always(), frame, hosts, after);
        failed.stream()
                .filter(PlayHost::isActive)
                .forEach(host -> host.failure().ifPresent(failure -> host.fail(failure, frame)));
    }

    private void rescue(Block block, Frame frame, List<PlayHost> failed, Upcoming after) {
        for (PlayHost host : failed) {
            host.revive();
            host.host().tally().rescued();
            host.failure()
                    .ifPresent(failure -> host.host()
                            .variables()
                            .setForRescue(failure.task(), failure.result().values()));
        }
        run(block.rescue(), frame, failed, after);
    }

    /** A role runs once on a host for each identity, unless it allows duplicates. */
    private void run(RoleInvocation role, Frame frame, List<PlayHost> hosts, Upcoming after) {
        List<Object> identity = role.identity();
        List<PlayHost> due = hosts.stream()
                .filter(host -> role.allowDuplicates() || !host.hadRole(identity))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Map<PlayHost, Integer> before = due.stream()
                .collect(Collectors.toMap(
                        host -> host, host -> host.host().tally().ran()));
        run(role.dependencies(), frame, due, new Upcoming(role.role().tasks(), frame, Optional.of(after)));
        run(role.role().tasks(), frame, active(due), after);
        due.forEach(PlayHost::afterRole);
        due.stream()
                .filter(host -> host.host().tally().ran() > before.get(host))
                .forEach(host -> host.hasRole(identity));
    }

    private static List<PlayHost> active(List<PlayHost> hosts) {
        return hosts.stream().filter(PlayHost::isActive).toList();
    }

    private static List<PlayHost> failed(List<PlayHost> hosts) {
        return hosts.stream().filter(PlayHost::isFailed).toList();
    }
}

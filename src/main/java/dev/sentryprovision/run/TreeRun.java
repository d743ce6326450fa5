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

    void run(List<? extends TaskNode> nodes, Frame frame, List<PlayHost> hosts) {
        for (int i = 0; i < nodes.size(); i++) {
            List<PlayHost> active = active(hosts);
            if (active.isEmpty() || stop.wanted()) {
                return;
            }
            Upcoming upcoming = new Upcoming(nodes.subList(i, nodes.size()), frame);
            run(nodes.get(i), frame, active, upcoming);
        }
    }

    private void run(TaskNode node, Frame frame, List<PlayHost> hosts, Upcoming upcoming) {
        switch (node) {
            case Task task when task.action().name().equals("meta") -> meta.run(task, frame, hosts, this);
            case Task task -> tasks.run(task, frame, hosts, upcoming);
            case Block block -> run(block, frame.inside(block.keywords()), hosts);
            case ImportedTasks imported -> run(imported.tasks(), frame.inside(imported.keywords()), hosts);
            case RoleInvocation role -> run(role, frame.inside(role), hosts);
            case IncludeTasks include -> runIncluded(includes.resolve(include, frame, hosts));
            case IncludeRole include -> runIncluded(includes.resolve(include, frame, hosts));
        }
    }

    private void runIncluded(List<IncludeRun.Included> included) {
        for (IncludeRun.Included part : included) {
            run(part.nodes(), part.frame(), active(part.hosts()));
        }
    }

    private void run(Block block, Frame frame, List<PlayHost> hosts) {
        run(block.body(), frame, hosts);
        if (!block.rescue().isEmpty()) {
            rescue(block, frame, failed(hosts));
        }
        List<PlayHost> failed = failed(hosts);
        failed.forEach(PlayHost::revive);
        run(block.always(), frame, hosts);
        failed.stream().filter(PlayHost::isActive).forEach(host -> host.failure().ifPresent(host::fail));
    }

    private void rescue(Block block, Frame frame, List<PlayHost> failed) {
        for (PlayHost host : failed) {
            host.revive();
            host.host().tally().rescued();
            host.failure().ifPresent(failure -> host.host()
                    .variables()
                    .setForRescue(failure.task().title(), failure.result().values()));
        }
        run(block.rescue(), frame, failed);
    }

    /** A role runs once on a host for each identity, unless it allows duplicates. */
    private void run(RoleInvocation role, Frame frame, List<PlayHost> hosts) {
        List<Object> identity = role.identity();
        List<PlayHost> due = hosts.stream()
                .filter(host -> role.allowDuplicates() || !host.hadRole(identity))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Map<PlayHost, Integer> before = due.stream()
                .collect(Collectors.toMap(host -> host, host -> host.host().tally().ran()));
        run(role.dependencies(), frame, due);
        run(role.role().tasks(), frame, active(due));
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

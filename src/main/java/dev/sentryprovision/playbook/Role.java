package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A role as read from its folder.
 *
 * @param name     as written by who uses it
 * @param folder   where {@code tasks}, {@code files}, {@code templates} … are
 * @param from     which files were read
 * @param tasks    the task that checks the argument spec, if there is a spec, comes first
 * @param defaults raw values by name
 * @param vars     raw values by name
 */
public record Role(
        String name,
        Path folder,
        RoleFiles<String> from,
        List<TaskNode> tasks,
        List<TaskNode> handlers,
        Map<String, Written> defaults,
        Map<String, Written> vars,
        RoleMeta meta) {

    public Role {
        tasks = List.copyOf(tasks);
        handlers = List.copyOf(handlers);
    }
}

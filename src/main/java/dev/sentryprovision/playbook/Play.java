package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A play. Its parts run in the order pre_tasks, handlers, roles, tasks, handlers, post_tasks, handlers.
 *
 * @param file              the playbook file it stands in; imported ones differ from the one started
 * @param hosts             a host pattern, a list of them, or a template
 * @param keywords          common keywords; {@code vars} are apart, in {@code vars}, for their precedence differs
 * @param varsFiles         each a text or template, or a list of alternatives of which the first that exists counts
 * @param handlers          of the play itself; those of roles are with the roles, see {@link Handlers}
 */
public record Play(
        Optional<Written> name,
        SourceSpan where,
        Path file,
        Written hosts,
        Keywords keywords,
        Map<String, Written> vars,
        List<Written> varsFiles,
        List<VarsPrompt> varsPrompt,
        List<TaskNode> preTasks,
        List<RoleInvocation> roles,
        List<TaskNode> tasks,
        List<TaskNode> postTasks,
        List<TaskNode> handlers,
        PlaySettings settings) {

    public Play {
        varsFiles = List.copyOf(varsFiles);
        varsPrompt = List.copyOf(varsPrompt);
        preTasks = List.copyOf(preTasks);
        roles = List.copyOf(roles);
        tasks = List.copyOf(tasks);
        postTasks = List.copyOf(postTasks);
        handlers = List.copyOf(handlers);
    }

    /** The name as written, else the hosts. */
    public String title() {
        return name.orElse(hosts).text();
    }
}

package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.Optional;

/** An entry of a list of tasks. */
public sealed interface TaskNode permits Task, Block, ImportedTasks, RoleInvocation, IncludeTasks, IncludeRole {

    /** The name as written, may be a template. */
    Optional<Written> name();

    SourceSpan where();

    /** The keywords written on this node itself. */
    Keywords keywords();

    /** The same node with other keywords. */
    TaskNode withKeywords(Keywords keywords);
}

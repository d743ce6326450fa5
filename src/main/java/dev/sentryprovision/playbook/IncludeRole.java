package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.Optional;

/**
 * {@code include_role}, resolved for each host and item when it is reached, through {@link TaskFiles#role}. Keywords as for
 * {@link IncludeTasks}.
 *
 * @param task     the include as a task: name, keywords, loop, register
 * @param role     text or template
 * @param from     which files of the role, texts or templates
 * @param isPublic whether the role's vars and defaults are seen by later tasks of the play; absent: no
 * @param allowDuplicates absent: yes
 * @param rolespecValidate absent: yes
 */
public record IncludeRole(
        Task task,
        Written role,
        RoleFiles<Written> from,
        Keywords apply,
        Optional<Written> isPublic,
        Optional<Written> allowDuplicates,
        Optional<Written> rolespecValidate)
        implements TaskNode {

    @Override
    public Optional<Written> name() {
        return task.name();
    }

    @Override
    public SourceSpan where() {
        return task.where();
    }

    @Override
    public Keywords keywords() {
        return task.keywords();
    }

    @Override
    public IncludeRole withKeywords(Keywords newKeywords) {
        return new IncludeRole(
                task.withKeywords(newKeywords), role, from, apply, isPublic, allowDuplicates, rolespecValidate);
    }
}

package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.Optional;

/**
 * {@code include_tasks}, resolved for each host and item when it is reached, through {@link TaskFiles#load}.
 *
 * <p>What is included gets the keywords of whatever encloses the include, then {@code apply}, and the include's
 * {@code vars}; the include's own {@code when}, {@code tags} and other keywords are for the include alone.
 *
 * @param task  the include as a task: name, keywords, loop, register
 * @param file  text or template
 */
public record IncludeTasks(Task task, Written file, Keywords apply) implements TaskNode {

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
    public IncludeTasks withKeywords(Keywords newKeywords) {
        return new IncludeTasks(task.withKeywords(newKeywords), file, apply);
    }
}

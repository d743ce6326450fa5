package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.TagSelection;
import dev.sentryprovision.playbook.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which tasks the user wants: by tags, and from {@code --start-at-task} on. Thread-safe. */
final class TaskSelection {

    private final TagSelection tags;
    private volatile Optional<TaskNamePattern> startAt;

    TaskSelection(TagSelection tags, Optional<String> startAtTask) {
        this.tags = tags;
        this.startAt = startAtTask.map(TaskNamePattern::new);
    }

    /** @param render renders a raw tag or name with what the task sees */
    boolean selects(Task task, Frame frame, UnaryOperator<Object> render) {
        return isReached(task, frame, render)
                && (frame.section() == Section.HANDLERS || tags.runs(tagsOf(frame, render)));
    }

    private boolean isReached(Task task, Frame frame, UnaryOperator<Object> render) {
        Optional<TaskNamePattern> start = startAt;
        if (start.isEmpty()) {
            return true;
        }
        String name = task.name()
                .map(written ->
                        Failures.orElse(() -> render.apply(written.raw()).toString(), written.text()))
                .orElse(task.action().written());
        if (start.get().matches(name, frame.role())) {
            startAt = Optional.empty();
            return true;
        }
        return false;
    }

    private static Set<String> tagsOf(Frame frame, UnaryOperator<Object> render) {
        Set<String> result = new LinkedHashSet<>();
        frame.keywords().tags().forEach(tag -> add(render.apply(tag.raw()), result));
        return result;
    }

    private static void add(Object tag, Set<String> result) {
        if (tag instanceof List<?> list) {
            list.forEach(element -> add(element, result));
        } else {
            for (String name : tag.toString().split(",")) {
                result.add(name.strip());
            }
        }
    }
}

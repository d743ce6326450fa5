package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.TagSelection;
import dev.sentryprovision.playbook.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Which tasks the user wants: by tags, and from {@code --start-at-task} on. Thread-safe. */
final class TaskSelection {

    private final TagSelection tags;
    private volatile Optional<Pattern> startAt;

    TaskSelection(TagSelection tags, Optional<String> startAtTask) {
        this.tags = tags;
        this.startAt = startAtTask.map(TaskSelection::glob);
    }

    /** @param render renders a raw tag or name with what the task sees */
    boolean selects(Task task, Frame frame, UnaryOperator<Object> render) {
        return isReached(task, frame, render)
                && (frame.section() == Section.HANDLERS || tags.runs(tagsOf(frame, render)));
    }

    private boolean isReached(Task task, Frame frame, UnaryOperator<Object> render) {
        Optional<Pattern> start = startAt;
        if (start.isEmpty()) {
            return true;
        }
        String name = task.name()
                .map(written ->
                        Failures.orElse(() -> render.apply(written.raw()).toString(), written.text()))
                .orElse(task.action().written());
        String qualified =
                frame.role().map(role -> role.role().name() + " : " + name).orElse(name);
        if (start.get().matcher(name).matches()
                || start.get().matcher(qualified).matches()) {
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

    private static Pattern glob(String text) {
        return Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E", Pattern.DOTALL);
    }
}

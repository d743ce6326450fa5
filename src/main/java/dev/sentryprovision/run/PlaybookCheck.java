package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.playbook.Handlers;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskNode;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.value.TemplateText;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what can be known to be wrong before any host is reached: unknown modules and arguments, wrong types, broken
 * expressions, unknown filters, handlers that do not exist.
 */
final class PlaybookCheck {

    /** Arguments that hold expressions without braces. */
    private static final Map<String, String> EXPRESSIONS = Map.of("assert", "that", "debug", "var");

    private final ModuleRegistry modules;
    private final Templates templates;
    private final Problems problems;
    private final KeywordCheck keywords;

    PlaybookCheck(ModuleRegistry modules, Templates templates, Problems problems) {
        this.modules = modules;
        this.templates = templates;
        this.problems = problems;
        this.keywords = new KeywordCheck(modules, problems);
    }

    void check(Play play) {
        Set<String> handlers = namesOf(Handlers.of(play));
        keywords.check(play);
        boolean brings = TaskWalk.of(play).anyMatch(placed -> !(placed.node() instanceof Task));
        play.vars().values().forEach(this::checkValue);
        TaskWalk.of(play).forEach(placed -> {
            check(play, placed);
            if (!brings) {
                placed.keywords().find(Keyword.NOTIFY).ifPresent(notify -> checkNotify(notify, handlers));
            }
        });
    }

    /** Tasks that the play is sure to include; which handlers there are by then cannot be told. */
    void checkIncluded(Play play, List<TaskNode> tasks) {
        TaskWalk.of(tasks, Section.TASKS).forEach(placed -> check(play, placed));
    }

    private void check(Play play, PlacedTask placed) {
        Task task = placed.task();
        if (placed.node() instanceof Task) {
            problems.addAll(new ActionCheck(modules).problems(placed));
            task.async().ifPresent(written -> checkAsync(task.action(), written));
        }
        checkExpressions(task);
        placed.keywords().vars().stream().map(VarsLayer::vars).map(Map::values).forEach(this::checkValues);
        keywords.check(play, placed.keywords());
        placed.keywords().when().forEach(this::checkCondition);
    }

    private void checkAsync(ModuleCall call, Written async) {
        modules.find(call.written())
                .filter(module -> !module.needsHost())
                .ifPresent(module -> problems.error(
                        "'async' has no meaning for " + module.name() + ", which works on the control machine",
                        async.where(),
                        "take it out"));
    }

    private void checkExpressions(Task task) {
        task.name().ifPresent(this::checkValue);
        task.action().args().values().forEach(this::checkValue);
        task.action().freeForm().ifPresent(this::checkValue);
        task.action().wholeArgs().ifPresent(this::checkValue);
        task.loop().ifPresent(loop -> checkValue(loop.items()));
        task.changedWhen().forEach(this::checkCondition);
        task.failedWhen().forEach(this::checkCondition);
        task.retry().ifPresent(retry -> retry.until().forEach(this::checkCondition));
        task.loop().ifPresent(loop -> loop.control().breakWhen().forEach(this::checkCondition));
        Optional.ofNullable(EXPRESSIONS.get(task.action().name()))
                .flatMap(argument -> Optional.ofNullable(task.action().args().get(argument)))
                .ifPresent(this::checkCondition);
    }

    private void checkValues(Collection<Written> written) {
        written.forEach(this::checkValue);
    }

    private void checkValue(Written written) {
        problems.addAll(templates.check(written.raw()));
    }

    private void checkCondition(Written written) {
        problems.addAll(templates.checkCondition(written.raw(), written.where()));
    }

    /** What is included at run time may bring handlers, so this can be told only without. */
    private void checkNotify(Written notify, Set<String> handlers) {
        for (Object name : notify.raw() instanceof List<?> list ? list : List.of(notify.raw())) {
            if (name instanceof String text
                    && !handlers.contains(text)
                    && handlers.stream().noneMatch(TemplateText::isTemplate)) {
                problems.error(
                        "no handler is called '" + text + "' or listens to it",
                        notify.where(),
                        Nearest.hint(text, handlers));
            }
        }
    }

    private static Set<String> namesOf(List<PlacedTask> handlers) {
        Set<String> names = new LinkedHashSet<>();
        for (PlacedTask handler : handlers) {
            Task task = handler.task();
            task.name().ifPresent(name -> {
                names.add(name.text());
                handler.role().ifPresent(role -> names.add(role.role().name() + " : " + name.text()));
            });
            task.listen().forEach(topic -> names.add(topic.text()));
        }
        return names;
    }
}

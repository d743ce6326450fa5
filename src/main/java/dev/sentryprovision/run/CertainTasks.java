package dev.sentryprovision.run;

import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.TagSelection;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tasks that are sure to be reached, with variables of which all names are known, and whose failure is sure to count.
 * A rescue or an ignored error makes a task none of them, and so does everything before it that may define any name (an
 * include, a file of variables, a module that gathers facts) or end the play.
 */
final class CertainTasks {

    private static final Set<String> OPEN_MODULES =
            Set.of("include_vars", "add_host", "group_by", "getent", "import_role", "include_role", "include_tasks");

    private final TagSelection tags;
    private boolean anyName;

    CertainTasks(Selection selection) {
        this.tags = new TagSelection(Set.copyOf(selection.tags()), Set.copyOf(selection.skipTags()));
    }

    /** Those of one play; plays are to be asked for in the order in which they run. */
    List<PlacedTask> of(Play play, List<InventoryHost> hosts) {
        List<PlacedTask> tasks = TaskWalk.of(play).toList();
        // Handlers may run in the middle of a play.
        anyName |= tasks.stream().anyMatch(placed -> placed.section() == Section.HANDLERS && defineAnyName(placed));
        boolean goesOn = !hosts.isEmpty();
        List<PlacedTask> certain = new ArrayList<>();
        for (PlacedTask placed : tasks) {
            if (goesOn && !anyName && isCertain(placed)) {
                certain.add(placed);
            }
            goesOn &= !mayEndPlay(placed.task());
            anyName |= defineAnyName(placed);
        }
        return certain;
    }

    /** Whether every host gets to the task, and its failure is the end of it. */
    private boolean isCertain(PlacedTask placed) {
        List<Written> written = placed.keywords().tags();
        List<String> texts = new ArrayList<>();
        written.forEach(tag -> texts.addAll(List.of(tag.text().split("\\s*,\\s*"))));
        return placed.section() != Section.HANDLERS
                && !placed.rescued()
                && placed.keywords().find(Keyword.IGNORE_ERRORS).isEmpty()
                && texts.stream().noneMatch(TemplateText::isTemplate)
                && tags.runs(texts);
    }

    private static boolean mayEndPlay(Task task) {
        return task.action().name().equals("meta")
                && task.action()
                        .freeForm()
                        .filter(action -> action.text().startsWith("end_"))
                        .isPresent();
    }

    private static boolean defineAnyName(PlacedTask placed) {
        ModuleCall call = placed.task().action();
        return OPEN_MODULES.contains(call.name())
                || call.name().endsWith("_facts")
                || call.isNamedByTemplate()
                || call.name().equals("set_fact") && setsNamesOfTemplates(call)
                || call.name().equals("fail") && placed.keywords().when().isEmpty();
    }

    private static boolean setsNamesOfTemplates(ModuleCall call) {
        return call.wholeArgs().isPresent() || call.args().keySet().stream().anyMatch(TemplateText::isTemplate);
    }
}

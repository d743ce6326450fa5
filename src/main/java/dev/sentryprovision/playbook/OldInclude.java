package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code include}, as it was before {@code include_tasks} and {@code import_tasks} took its place: read with the playbook
 * where its file is known by then and it has no loop, else when it is reached; {@code key=value} after the file are
 * variables.
 */
final class OldInclude {

    private final Loading loading;
    private final Place place;
    private final Fields fields;
    private final Task task;

    OldInclude(Loading loading, Place place, Fields fields, Task task) {
        this.loading = loading;
        this.place = place;
        this.fields = fields;
        this.task = withArgumentsAsVars(task);
    }

    Optional<TaskNode> node() {
        boolean later = task.loop().isPresent()
                || task.action()
                        .freeForm()
                        .filter(file -> file.raw() instanceof TemplateText)
                        .isPresent();
        loading.problems()
                .add(Problem.warning(
                        "'include' was removed from the language with ansible-core 2.16",
                        task.action().where(),
                        later ? "use include_tasks" : "use import_tasks"));
        IncludeParser include = new IncludeParser(loading, place, fields, task);
        return later ? include.includeTasks() : include.importTasks();
    }

    private static Task withArgumentsAsVars(Task task) {
        ModuleCall call = task.action();
        Map<String, Written> vars = new HashMap<>(call.args());
        Optional<Written> file = call.freeForm().or(() -> Optional.ofNullable(vars.remove("file")));
        ModuleCall bare = new ModuleCall(call.written(), call.name(), Map.of(), file, call.wholeArgs(), call.where());
        List<VarsLayer> layers = new ArrayList<>(task.keywords().vars());
        if (!vars.isEmpty()) {
            layers.add(new VarsLayer(VarsLayer.Scope.IMPORT, vars, task.where()));
        }
        return task.withAction(bare).withKeywords(task.keywords().withVars(layers));
    }
}

package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes of a task what it includes or imports. */
final class IncludeParser {

    private static final Set<String> WITHOUT_EFFECT_ON_IMPORTS = Set.of(
            "register", "until", "retries", "delay", "changed_when", "failed_when", "async", "poll", "loop_control");

    private static final Set<String> OF_ROLES = new TreeSet<>(Set.of(
            "name",
            "role",
            "tasks_from",
            "vars_from",
            "defaults_from",
            "handlers_from",
            "allow_duplicates",
            "rolespec_validate",
            "public"));

    private final Loading loading;
    private final Problems problems;
    private final Place place;
    private final Fields fields;
    private final Task task;

    IncludeParser(Loading loading, Place place, Fields fields, Task task) {
        this.loading = loading;
        this.problems = loading.problems();
        this.place = place;
        this.fields = fields;
        this.task = task;
    }

    Optional<TaskNode> includeTasks() {
        rejectKeywords();
        rejectArguments(Set.of("file", "apply"));
        return file().map(file -> new IncludeTasks(task, file, apply()));
    }

    Optional<TaskNode> includeRole() {
        rejectAsHandler();
        rejectKeywords();
        Set<String> known = new TreeSet<>(OF_ROLES);
        known.add("apply");
        rejectArguments(known);
        return roleName()
                .map(role -> new IncludeRole(
                        task,
                        role,
                        from(),
                        apply(),
                        argument("public"),
                        argument("allow_duplicates"),
                        argument("rolespec_validate")));
    }

    Optional<TaskNode> importTasks() {
        rejectLoop("include_tasks");
        rejectArguments(Set.of("file"));
        return file().flatMap(file -> loading.staticName(file, inside(), "use include_tasks")
                .flatMap(name -> importTasks(name, file.where())));
    }

    private Optional<TaskNode> importTasks(String name, SourceSpan where) {
        Optional<Path> file = new TaskPaths(loading.playbookFolder(), place).imported(name, where, problems);
        if (file.isEmpty() || !loading.mayImport(where)) {
            return Optional.empty();
        }
        Place.Link link = Place.Link.to(file.get());
        if (place.isReading(link)) {
            problems.error("this import never ends: " + place.cycle(link), where);
            return Optional.empty();
        }
        List<TaskNode> tasks = TaskListParser.file(loading, file.get(), place.withScopes(task.keywords()));
        return Optional.of(new ImportedTasks(task.name(), task.where(), task.keywords(), file.get(), tasks));
    }

    Optional<TaskNode> importRole() {
        rejectAsHandler();
        rejectLoop("include_role");
        rejectArguments(OF_ROLES);
        return roleName()
                .flatMap(role -> loading.staticName(role, inside(), "use include_role")
                        .flatMap(name -> importRole(name, role.where())));
    }

    private Optional<TaskNode> importRole(String name, SourceSpan where) {
        RoleFiles<String> from = from().flatMap(file -> loading.staticName(file, inside(), "use include_role"));
        boolean validate = flag("rolespec_validate");
        return new RoleLoader(loading)
                .load(name, from, where, place.withScopes(task.keywords()), validate)
                .map(role -> new RoleInvocation(
                        task.name(), task.where(), role, task.keywords(), Map.of(), flag("allow_duplicates"), true));
    }

    /** The place with the import's own variables. */
    private Place inside() {
        return place.withScopes(task.keywords());
    }

    private boolean flag(String name) {
        return argument(name).flatMap(written -> Truth.of(written.raw())).orElse(true);
    }

    private Optional<Written> argument(String name) {
        return Optional.ofNullable(task.action().args().get(name));
    }

    private Optional<Written> file() {
        Optional<Written> file =
                task.action().freeForm().or(() -> argument("file")).filter(this::isText);
        if (file.isEmpty()) {
            problems.error(
                    "'" + task.action().written() + "' names no file",
                    task.action().where(),
                    "write '" + task.action().written() + ": file.yml'");
        }
        return file;
    }

    private Optional<Written> roleName() {
        Optional<Written> name = argument("name").or(() -> argument("role")).filter(this::isText);
        if (name.isEmpty()) {
            problems.error(
                    "'" + task.action().written() + "' names no role",
                    task.action().where(),
                    "give it as 'name'");
        }
        return name;
    }

    private boolean isText(Written written) {
        return !(written.raw() instanceof List<?>)
                && !(written.raw() instanceof Map<?, ?>)
                && !written.text().isBlank();
    }

    private RoleFiles<Written> from() {
        return new RoleFiles<>(
                argument("tasks_from"), argument("vars_from"), argument("defaults_from"), argument("handlers_from"));
    }

    /** What included tasks get: read from the YAML again, for its positions. */
    private Keywords apply() {
        return fields.mapping().entries().stream()
                .filter(entry -> entry.key().text().equals(task.action().written())
                        || entry.key().text().equals("args"))
                .map(YamlMapping.Entry::value)
                .filter(YamlMapping.class::isInstance)
                .flatMap(node -> ((YamlMapping) node).get("apply").stream())
                .findFirst()
                .flatMap(node -> fields.expect().mapping("apply", node))
                .map(this::apply)
                .orElse(Keywords.NONE);
    }

    private Keywords apply(YamlMapping mapping) {
        Fields applied = new Fields(mapping, problems);
        Keywords keywords = KeywordsParser.parse(applied, Level.APPLY, VarsLayer.Scope.BLOCK);
        applied.rejectRest(Level.APPLY);
        return keywords;
    }

    private void rejectAsHandler() {
        if (place.handlers()) {
            problems.error(
                    "'" + task.action().written() + "' cannot be a handler",
                    task.action().where(),
                    "use include_tasks with the tasks of the role");
        }
    }

    private void rejectLoop(String instead) {
        if (task.loop().isPresent()) {
            problems.error(
                    "'" + task.action().written() + "' cannot loop: it is read before there are items",
                    task.action().where(),
                    "use " + instead);
        }
        fields.mapping().entries().stream()
                .filter(entry -> WITHOUT_EFFECT_ON_IMPORTS.contains(entry.key().text()))
                .forEach(entry -> problems.add(Problem.warning(
                        "'" + entry.key().text() + "' has no effect on "
                                + task.action().written(),
                        entry.key().where(),
                        "put it on the tasks themselves")));
    }

    /** A dynamic include does not hand its keywords on, so that most of them would do nothing. */
    private void rejectKeywords() {
        fields.mapping().entries().stream()
                .filter(entry -> (place.handlers() ? Level.HANDLER : Level.TASK)
                        .knows(entry.key().text()))
                .filter(entry -> !Level.INCLUDE.knows(entry.key().text()))
                .filter(entry ->
                        !Set.of("listen", "local_action").contains(entry.key().text()))
                .forEach(entry -> problems.error(
                        "'%s' cannot stand on %s"
                                .formatted(entry.key().text(), task.action().written()),
                        entry.key().where(),
                        "put it under 'apply' to reach the included tasks, or on a block around"));
    }

    private void rejectArguments(Set<String> known) {
        task.action().args().forEach((name, value) -> {
            if (!known.contains(name)) {
                String hint = Nearest.hint(name, known);
                problems.error(
                        "'%s' is no argument of %s"
                                .formatted(name, task.action().written()),
                        value.where(),
                        hint.isEmpty() ? "known are " + String.join(", ", new TreeSet<>(known)) : hint);
            }
        });
    }
}

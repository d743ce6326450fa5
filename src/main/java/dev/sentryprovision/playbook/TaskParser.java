package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one task or handler. */
final class TaskParser {

    private static final Set<String> META = Set.of(
            "clear_facts",
            "clear_host_errors",
            "end_batch",
            "end_host",
            "end_play",
            "end_role",
            "flush_handlers",
            "noop",
            "refresh_inventory",
            "reset_connection");

    private final Loading loading;
    private final Problems problems;
    private final Place place;
    private final Level level;
    private final Fields fields;

    TaskParser(Loading loading, Place place, YamlMapping mapping) {
        this.loading = loading;
        this.problems = loading.problems();
        this.place = place;
        this.level = place.handlers() ? Level.HANDLER : Level.TASK;
        this.fields = new Fields(mapping, problems);
    }

    /** The task; nothing when it has no module. */
    Optional<TaskNode> parse() {
        SourceSpan where = fields.where();
        if (fields.has("rescue") || fields.has("always")) {
            String part = fields.has("rescue") ? "rescue" : "always";
            problems.error(
                    "'" + part + "' without 'block'", fields.whereIs(part), "put the tasks before it under 'block'");
            return Optional.empty();
        }
        boolean local = fields.has("local_action");
        Optional<ModuleCall> action =
                new ActionParser(fields, level, loading.options().modules(), problems).parse();
        VarsLayer.Scope scope = action.map(call -> scope(call.name())).orElse(VarsLayer.Scope.TASK);
        Keywords keywords = KeywordsParser.parse(fields, level, scope);
        Keywords placed = local
                ? keywords.with(Keyword.DELEGATE_TO, new Written("localhost", fields.whereIs("local_action")))
                : keywords;
        Optional<Task> task = read(where, placed, action);
        return task.flatMap(this::node);
    }

    private static VarsLayer.Scope scope(String module) {
        return switch (module) {
            case "include_tasks", "include_role", "include" -> VarsLayer.Scope.INCLUDE;
            case "import_tasks" -> VarsLayer.Scope.IMPORT;
            case "import_role" -> VarsLayer.Scope.ROLE;
            default -> VarsLayer.Scope.TASK;
        };
    }

    /** Everything is read, so that all problems are seen, even when there is no module. */
    private Optional<Task> read(SourceSpan where, Keywords keywords, Optional<ModuleCall> action) {
        Optional<Written> name = fields.text("name");
        Optional<Loop> loop = new LoopParser(fields, problems).parse();
        Optional<Written> register = register();
        Optional<Retry> retry = retry();
        List<Written> changedWhen = KeywordsParser.conditions(fields, "changed_when");
        List<Written> failedWhen = KeywordsParser.conditions(fields, "failed_when");
        Optional<Written> async = fields.number("async");
        Optional<Written> poll = fields.number("poll");
        List<Written> listen = level == Level.HANDLER ? fields.texts("listen") : List.of();
        return action.map(call -> new Task(
                name, where, keywords, call, loop, register, retry, changedWhen, failedWhen, async, poll, listen));
    }

    private Optional<Written> register() {
        return fields.text("register").filter(written -> fields.expect().variableName(written.text(), written.where()));
    }

    private Optional<Retry> retry() {
        Retry retry =
                new Retry(KeywordsParser.conditions(fields, "until"), fields.number("retries"), fields.number("delay"));
        boolean any = fields.has("until") || fields.has("retries");
        return any ? Optional.of(retry) : Optional.empty();
    }

    private Optional<TaskNode> node(Task task) {
        IncludeParser includes = new IncludeParser(loading, place, fields, task);
        return switch (task.action().name()) {
            case "include_tasks" -> includes.includeTasks();
            case "import_tasks" -> includes.importTasks();
            case "include_role" -> includes.includeRole();
            case "import_role" -> includes.importRole();
            case "include" -> new OldInclude(loading, place, fields, task).node();
            case "import_playbook" ->
                refuse(
                        task,
                        "'import_playbook' cannot stand among tasks",
                        "it stands beside plays, at the top of a playbook");
            case "meta" -> meta(task);
            default -> Optional.of(task);
        };
    }

    private Optional<TaskNode> refuse(Task task, String message, String hint) {
        problems.error(message, task.action().where(), hint);
        return Optional.empty();
    }

    private Optional<TaskNode> meta(Task task) {
        String word = task.action().freeForm().map(Written::text).orElse("").strip();
        if (!META.contains(word)) {
            return refuse(
                    task,
                    word.isEmpty() ? "'meta' needs a word that says what to do" : "'meta' does not know '" + word + "'",
                    "known are " + String.join(", ", META.stream().sorted().toList()));
        }
        if (place.handlers() && word.equals("flush_handlers")) {
            return refuse(
                    task,
                    "'meta: flush_handlers' cannot be a handler",
                    "take it out; handlers that handlers notify run");
        }
        return Optional.of(task);
    }
}

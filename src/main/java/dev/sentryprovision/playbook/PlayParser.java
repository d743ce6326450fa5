package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one play. */
final class PlayParser {

    private final Loading loading;
    private final Problems problems;
    private final Path file;
    private final Fields fields;

    PlayParser(Loading loading, Path file, YamlMapping mapping) {
        this.loading = loading;
        this.problems = loading.problems();
        this.file = file;
        this.fields = new Fields(mapping, problems);
    }

    /**
     * The play; nothing when it has no hosts.
     *
     * @param imported variables that the import of this playbook gives, which win over the play's
     */
    Optional<Play> parse(Map<String, Written> imported) {
        if (looksLikeTask()) {
            problems.error(
                    "this is no play but a task",
                    fields.where(),
                    "put it under 'tasks:' of a play that says 'hosts: …'");
            return Optional.empty();
        }
        SourceSpan where = fields.where();
        Optional<Written> hosts = hosts();
        Keywords keywords = remoteUser(KeywordsParser.ofPlay(fields));
        Map<String, Written> vars = Merge.over(fields.vars("vars"), imported);
        Place place = Place.of(file, vars);
        TaskListParser tasks = new TaskListParser(loading, place);
        Play play = new Play(
                fields.text("name"),
                where,
                file,
                hosts.orElse(new Written(List.of(), where)),
                keywords,
                vars,
                varsFiles(),
                new VarsPromptParser(fields, problems).parse(),
                tasks.parse(fields, "pre_tasks"),
                roles(place),
                tasks.parse(fields, "tasks"),
                tasks.parse(fields, "post_tasks"),
                new TaskListParser(loading, place.inHandlers()).parse(fields, "handlers"),
                new PlaySettingsParser(fields, problems).parse());
        fields.rejectRest(Level.PLAY);
        return hosts.map(_ -> play);
    }

    private Optional<Written> hosts() {
        Optional<YamlNode> node = fields.take("hosts");
        if (node.isEmpty()) {
            problems.error(
                    fields.has("hosts") ? "'hosts' is empty" : "this play has no 'hosts'",
                    fields.has("hosts") ? fields.whereIs("hosts") : fields.where(),
                    "say where it runs, such as 'hosts: all'");
            return Optional.empty();
        }
        List<Written> patterns = fields.expect().texts("hosts", node.get());
        if (node.get() instanceof YamlSequence list && list.items().isEmpty()) {
            problems.error("'hosts' is empty", fields.whereIs("hosts"), "say where it runs, such as 'hosts: all'");
        }
        return patterns.isEmpty() ? Optional.empty() : Optional.of(Expect.written(node.get()));
    }

    private boolean looksLikeTask() {
        boolean play = Stream.of("hosts", "tasks", "roles", "pre_tasks", "post_tasks", "handlers")
                .anyMatch(fields::has);
        return !play && fields.rest().stream().anyMatch(this::isTaskWord);
    }

    private boolean isTaskWord(YamlMapping.Entry entry) {
        String key = entry.key().text();
        return !Level.PLAY.knows(key)
                && (Level.TASK.knows(key)
                        || Level.BLOCK.knows(key)
                        || loading.options().modules().contains(ModuleName.shortened(key)));
    }

    /** {@code user} is the older name of {@code remote_user}. */
    private Keywords remoteUser(Keywords keywords) {
        Optional<Written> user = fields.text("user");
        if (user.isPresent() && keywords.find(Keyword.REMOTE_USER).isPresent()) {
            problems.error("'user' and 'remote_user' mean the same", fields.whereIs("user"), "keep 'remote_user'");
        }
        return user.map(name -> keywords.with(Keyword.REMOTE_USER, name)).orElse(keywords);
    }

    private List<Written> varsFiles() {
        return fields
                .take("vars_files")
                .map(node -> node instanceof YamlSequence sequence ? sequence.items() : List.of(node))
                .orElse(List.of())
                .stream()
                .flatMap(item -> varsFile(item).stream())
                .toList();
    }

    private Optional<Written> varsFile(YamlNode node) {
        if (node instanceof YamlMapping || Expect.isNothing(node)) {
            return fields.expect().wrong("an item of 'vars_files'", "", "a file or a list of alternatives", node);
        }
        var _ = fields.expect().texts("vars_files", node);
        return Optional.of(Expect.written(node));
    }

    private List<RoleInvocation> roles(Place place) {
        RoleEntryParser entries = new RoleEntryParser(loading, place);
        Optional<YamlNode> node = fields.take("roles");
        if (node.isPresent() && !(node.get() instanceof YamlSequence)) {
            return fields.expect()
                    .<List<RoleInvocation>>wrong("roles", "a list of roles", node.get())
                    .orElse(List.of());
        }
        return node.map(list -> ((YamlSequence) list).items()).orElse(List.of()).stream()
                .flatMap(item -> entries.parse(item).stream())
                .toList();
    }
}

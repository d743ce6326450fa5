package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists of tasks: of a play, a block, a file. */
final class TaskListParser {

    private final Loading loading;
    private final Place place;

    TaskListParser(Loading loading, Place place) {
        this.loading = loading;
        this.place = place;
    }

    /** The tasks of a file. */
    static List<TaskNode> file(Loading loading, Path file, Place place) {
        return loading.read(file)
                .map(node -> new TaskListParser(loading, place.inFile(file))
                        .parse(file.getFileName().toString(), node))
                .orElse(List.of());
    }

    /** The tasks under a keyword. */
    List<TaskNode> parse(Fields fields, String keyword) {
        return fields.take(keyword)
                .map(node -> parse("'" + keyword + "'", node))
                .orElse(List.of());
    }

    private List<TaskNode> parse(String title, YamlNode node) {
        if (Expect.isNothing(node)) {
            return List.of();
        }
        if (!(node instanceof YamlSequence sequence)) {
            new Expect(loading.problems()).wrong(title, "begin each task with '- '", "a list of tasks", node);
            return List.of();
        }
        List<TaskNode> nodes = new ArrayList<>();
        sequence.items().forEach(item -> entry(item).ifPresent(nodes::add));
        return nodes;
    }

    private Optional<TaskNode> entry(YamlNode node) {
        return switch (node) {
            case YamlMapping mapping
            when mapping.get("block").isPresent() -> Optional.of(block(new Fields(mapping, loading.problems())));
            case YamlMapping mapping -> new TaskParser(loading, place, mapping).parse();
            case YamlSequence _ -> notATask(node, "take one '- ' away");
            case YamlScalar _ -> notATask(node, "write 'module: arguments' or 'module:'");
        };
    }

    private Optional<TaskNode> notATask(YamlNode node, String hint) {
        return new Expect(loading.problems()).wrong("a task", hint, "a mapping", node);
    }

    private Block block(Fields fields) {
        SourceSpan where = fields.where();
        if (place.handlers()) {
            loading.problems().error("a block cannot be a handler", where, "notify each of its tasks, or use 'listen'");
        }
        Keywords keywords = KeywordsParser.parse(fields, Level.BLOCK, VarsLayer.Scope.BLOCK);
        TaskListParser inside = new TaskListParser(loading, place.withScopes(keywords));
        Block block = new Block(
                fields.text("name"),
                where,
                keywords,
                inside.parse(fields, "block"),
                inside.parse(fields, "rescue"),
                inside.parse(fields, "always"));
        rejectRest(fields);
        return block;
    }

    /** A module beside {@code block} is a second task that lost its dash; the rest are unknown keywords. */
    private void rejectRest(Fields fields) {
        fields.rest().forEach(entry -> {
            String key = entry.key().text();
            if (loading.options().modules().contains(ModuleName.shortened(key))) {
                loading.problems()
                        .error(
                                "the module '" + key + "' cannot stand on a block",
                                entry.key().where(),
                                "put it into the list under 'block'");
            } else {
                loading.problems()
                        .add(Vocabulary.unknown(key, Level.BLOCK, entry.key().where()));
            }
        });
    }
}

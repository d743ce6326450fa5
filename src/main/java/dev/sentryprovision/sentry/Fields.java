package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One entry of a knowledge file by its keys. What is missing, of another type or not known is a problem with its place. */
final class Fields {

    private final YamlMapping mapping;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(YamlMapping mapping) {
        this.mapping = mapping;
    }

    /** Reads an entry; a key that {@code reader} did not ask for is refused. */
    static <T> T read(YamlNode node, Function<Fields, T> reader) {
        if (!(node instanceof YamlMapping mapping)) {
            throw problem(node, "expected a mapping, not " + node.kind(), "");
        }
        Fields fields = new Fields(mapping);
        T result = reader.apply(fields);
        for (YamlMapping.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!fields.known.contains(key)) {
                throw problem(entry.key(), "unknown key '" + key + "'", Nearest.hint(key, fields.known));
            }
        }
        return result;
    }

    Optional<String> optionalText(String key) {
        return node(key).map(Fields::textOf);
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    String text(String key, String otherwise) {
        return optionalText(key).orElse(otherwise);
    }

    /** A text that stands for something; {@code parser} gives nothing where it does not. */
    <T> Optional<T> optional(String key, Function<String, Optional<T>> parser, String expected) {
        return node(key)
                .map(node -> parser.apply(textOf(node))
                        .orElseThrow(() -> problem(node, "'" + key + "' must be " + expected, "")));
    }

    Optional<Version> optionalVersion(String key) {
        return optional(key, Version::leading, "a version such as 25.10.0");
    }

    Version version(String key) {
        return optionalVersion(key).orElseThrow(() -> missing(key));
    }

    Optional<Integer> optionalNumber(String key) {
        return optional(key, Fields::integer, "a whole number");
    }

    int number(String key) {
        return optionalNumber(key).orElseThrow(() -> missing(key));
    }

    boolean flag(String key) {
        return node(key)
                .map(node -> {
                    if (node instanceof YamlScalar scalar && scalar.value() instanceof Boolean truth) {
                        return truth;
                    }
                    throw problem(node, "'" + key + "' must be true or false", "");
                })
                .orElse(false);
    }

    /** A list of texts; none when the key is not there. */
    List<String> texts(String key) {
        return items(key).map(Fields::textOf).toList();
    }

    /** A mapping of texts; empty when the key is not there. */
    Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        node(key).ifPresent(node -> {
            if (!(node instanceof YamlMapping entries)) {
                throw problem(node, "'" + key + "' must be a mapping, not " + node.kind(), "");
            }
            entries.entries().forEach(entry -> texts.put(entry.key().text(), textOf(entry.value())));
        });
        return texts;
    }

    <T> List<T> entries(String key, Function<Fields, T> reader) {
        return items(key).map(item -> read(item, reader)).toList();
    }

    <T> Optional<T> entry(String key, Function<Fields, T> reader) {
        return node(key).map(node -> read(node, reader));
    }

    private Stream<YamlNode> items(String key) {
        return node(key).stream().flatMap(node -> {
            if (node instanceof YamlSequence sequence) {
                return sequence.items().stream();
            }
            throw problem(node, "'" + key + "' must be a list, not " + node.kind(), "");
        });
    }

    private Optional<YamlNode> node(String key) {
        known.add(key);
        return mapping.get(key);
    }

    private ProblemException missing(String key) {
        return problem(mapping, "'" + key + "' is missing", "");
    }

    private static String textOf(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.text().strip();
        }
        throw problem(node, "expected a text, not " + node.kind(), "");
    }

    private static Optional<Integer> integer(String text) {
        return text.matches("-?\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static ProblemException problem(YamlNode node, String message, String hint) {
        return new ProblemException(Problem.error(message, node.where(), hint));
    }
}

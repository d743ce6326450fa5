package dev.sentryprovision.sentry.config;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.value.None;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code sentry/config.yml}, or the YAML of another service, as lines: one option at a time is set or removed, and every
 * other line stays as it is. An option that has the value already is not touched, however it is written.
 */
final class ConfigYaml {

    private final String name;
    private final List<String> lines;

    /**
     * @param name of the file, for what is said about it
     * @throws dev.sentryprovision.problem.ProblemException where it is not YAML
     */
    ConfigYaml(String name, String text) {
        this.name = name;
        lines = new ArrayList<>(text.lines().toList());
        values();
    }

    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** What it says now. */
    Map<String, Object> values() {
        Problems problems = new Problems();
        Optional<YamlNode> root = new YamlReader(problems).read(text(), name);
        problems.throwIfErrors();
        Map<String, Object> values = new LinkedHashMap<>();
        if (root.orElse(null) instanceof YamlMapping mapping) {
            mapping.entries().forEach(entry -> values.put(entry.key().text(), plain(entry.value())));
        }
        return values;
    }

    /** Sets an option, at its place or where upstream's example of it is. */
    void set(String name, Object value) {
        if (value.equals(values().get(name))) {
            return;
        }
        List<String> written = YamlText.option(name, value);
        int at = line(keyOf(name));
        if (at >= 0) {
            lines.subList(at, end(at)).clear();
            lines.addAll(at, written);
        } else {
            lines.addAll(afterExample(name), written);
        }
    }

    /** Sets values at any depth: a dictionary is merged into what is there, anything else is put in its place. */
    void merge(Map<?, ?> wanted) {
        wanted.forEach((key, value) -> {
            String option = key.toString();
            Optional<Block> block = value instanceof Map<?, ?> ? block(option) : Optional.empty();
            if (block.isPresent()) {
                block.get().merge((Map<?, ?>) value);
            } else {
                set(option, Merged.of(values().get(option), value));
            }
        });
    }

    void remove(String name) {
        int at = line(keyOf(name));
        if (at >= 0) {
            lines.subList(at, end(at)).clear();
        }
    }

    /** What stands indented below a key, where that is a dictionary or nothing yet. */
    private Optional<Block> block(String option) {
        int at = line(keyOf(option));
        Object value = values().getOrDefault(option, None.NONE);
        boolean open = at >= 0 && lines.get(at).matches("[^#]*:\\s*(#.*)?");
        return open && (value instanceof Map || value instanceof None)
                ? Optional.of(new Block(name, lines.subList(at + 1, end(at))))
                : Optional.empty();
    }

    private static Pattern keyOf(String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("(?:" + quoted + "|'" + quoted + "'|\"" + quoted + "\")\\s*:(?:\\s.*)?");
    }

    /** The last line that matches: of a key that stands twice, the last counts. */
    private int line(Pattern pattern) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (pattern.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** The line after a value: it goes on as long as what follows, comments aside, is indented or an item of a list. */
    private int end(int start) {
        int end = start + 1;
        for (int i = start + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(" ") || line.startsWith("\t") || line.equals("-") || line.startsWith("- ")) {
                end = line.isBlank() ? end : i + 1;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                return end;
            }
        }
        return end;
    }

    private int afterExample(String name) {
        int example = line(Pattern.compile("#\\s*" + Pattern.quote(name) + "\\s*:.*"));
        if (example < 0) {
            return lines.size();
        }
        int end = example + 1;
        while (end < lines.size() && lines.get(end).matches("#\\s{2,}\\S.*")) {
            end++;
        }
        return end;
    }

    private static Object plain(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> scalar.value();
            case YamlSequence sequence ->
                sequence.items().stream().map(ConfigYaml::plain).toList();
            case YamlMapping mapping -> {
                Map<Object, Object> values = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> values.put(entry.key().value(), plain(entry.value())));
                yield values;
            }
        };
    }
}

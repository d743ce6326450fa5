package dev.sentryprovision.template.serial;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.value.None;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/**
 * Writes YAML as PyYAML on libyaml does.
 *
 * @param flow whether collections are written in brackets; without a word on it, those that hold only scalars
 */
public record YamlWriter(
        int indent, int width, Optional<Boolean> flow, boolean sorted, boolean unicode, boolean start, boolean end) {

    public static final YamlWriter STANDARD = new YamlWriter(2, 80, Optional.empty(), true, true, false, false);

    public static final YamlWriter NICE = new YamlWriter(4, 80, Optional.of(false), true, true, false, false);

    private static final List<String> OPTIONS = List.of(
            "indent", "width", "default_flow_style", "sort_keys", "allow_unicode", "explicit_start", "explicit_end");

    /** The same with one option of PyYAML changed. */
    public YamlWriter with(String option, Object value) {
        return switch (option) {
            case "indent" -> new YamlWriter(indent(value), width, flow, sorted, unicode, start, end);
            case "width" -> new YamlWriter(indent, width(value), flow, sorted, unicode, start, end);
            case "default_flow_style" -> new YamlWriter(indent, width, flow(value), sorted, unicode, start, end);
            case "sort_keys" -> new YamlWriter(indent, width, flow, Truth.of(value), unicode, start, end);
            case "allow_unicode" -> new YamlWriter(indent, width, flow, sorted, Truth.of(value), start, end);
            case "explicit_start" -> new YamlWriter(indent, width, flow, sorted, unicode, Truth.of(value), end);
            case "explicit_end" -> new YamlWriter(indent, width, flow, sorted, unicode, start, Truth.of(value));
            case "canonical", "line_break", "default_style", "version", "tags", "vault_to_text", "preprocess_unsafe" ->
                throw Failure.type("the option '" + option + "' is not supported");
            default ->
                throw new Failure(
                        Category.TYPE,
                        "there is no option '" + option + "'",
                        Nearest.hint(option, OPTIONS),
                        Failure.NOWHERE);
        };
    }

    /** libyaml takes 2 for what is not from 2 to 9. */
    private static int indent(Object value) {
        int indent = Numbers.index(value);
        return indent < 2 || indent > 9 ? 2 : indent;
    }

    private static int width(Object value) {
        int width = Numbers.index(value);
        return width < 0 ? Integer.MAX_VALUE : width;
    }

    private static Optional<Boolean> flow(Object value) {
        return value == None.NONE ? Optional.empty() : Optional.of(Truth.of(value));
    }

    public String write(Object value) {
        StringWriter out = new StringWriter();
        try {
            Emitter emitter = new Emitter(out, options());
            emitter.emit(new StreamStartEvent(null, null));
            emitter.emit(new DocumentStartEvent(null, null, start, null, null));
            for (Event event : new YamlEvents(flow, sorted, unicode).of(value)) {
                emitter.emit(event);
            }
            emitter.emit(new DocumentEndEvent(null, null, end));
            emitter.emit(new StreamEndEvent(null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return YamlEvents.withEscapes(out.toString());
    }

    private DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setIndent(indent);
        options.setWidth(Math.max(width, indent * 2 + 1));
        options.setAllowUnicode(unicode);
        return options;
    }
}

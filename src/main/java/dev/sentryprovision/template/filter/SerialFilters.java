package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.template.serial.JsonReader;
import dev.sentryprovision.template.serial.JsonWriter;
import dev.sentryprovision.template.serial.YamlTexts;
import dev.sentryprovision.template.serial.YamlWriter;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;

/** JSON, YAML and Python's own notation. */
final class SerialFilters {

    private SerialFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "to_json", (value, arguments, _) -> json(value, arguments, 0, false),
                "to_nice_json", (value, arguments, _) -> json(value, arguments, 4, true),
                "from_json", (value, _, _) -> JsonReader.read(Repr.str(value)),
                "tojson", SerialFilters::htmlJson,
                "to_yaml", (value, arguments, _) -> yaml(value, arguments, YamlWriter.STANDARD),
                "to_nice_yaml", (value, arguments, _) -> yaml(value, arguments, YamlWriter.NICE),
                "from_yaml", (value, _, _) -> value instanceof String text ? YamlTexts.read(text) : value,
                "from_yaml_all", (value, _, _) -> value instanceof String text ? YamlTexts.readAll(text) : value,
                "pprint", (value, _, _) -> PrettyPrint.of(value));
    }

    private static Object json(Object value, Arguments arguments, int indent, boolean sorted) {
        if (!arguments.positional().isEmpty() && indent == 0) {
            throw Failure.type("to_json() takes 1 positional argument but "
                    + (1 + arguments.positional().size()) + " were given");
        }
        Map<String, Object> options = arguments.named();
        Object width = arguments.positional().isEmpty()
                ? options.getOrDefault("indent", indent == 0 ? None.NONE : (Object) (long) indent)
                : arguments.positional().getFirst();
        for (String name : options.keySet()) {
            if (!JsonWriter.OPTIONS.contains(name)) {
                throw Failure.type("to_json() got an unexpected keyword argument '" + name + "'");
            }
        }
        return new JsonWriter(
                        JsonWriter.indent(width),
                        flag(options, "sort_keys", sorted),
                        flag(options, "ensure_ascii", true),
                        JsonWriter.separators(options.getOrDefault("separators", None.NONE), width))
                .write(value);
    }

    private static boolean flag(Map<String, Object> options, String name, boolean otherwise) {
        return Truth.of(Values.use(options.getOrDefault(name, otherwise)));
    }

    /** Jinja's own: sorted keys, and no character that means something in HTML. */
    private static Object htmlJson(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("tojson", "indent");
        Object width = bound.orElse(0, None.NONE);
        String json = new JsonWriter(JsonWriter.indent(width), true, true, JsonWriter.separators(None.NONE, width))
                .write(value);
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
    }

    private static Object yaml(Object value, Arguments arguments, YamlWriter standard) {
        YamlWriter writer = standard;
        List<Object> given = arguments.positional();
        if (!given.isEmpty()) {
            writer = writer.with("indent", Values.use(given.getFirst()));
        }
        for (Map.Entry<String, Object> option : arguments.named().entrySet()) {
            writer = writer.with(option.getKey(), Values.use(option.getValue()));
        }
        return writer.write(value);
    }
}

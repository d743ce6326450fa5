package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.python.Repr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The filter {@code pprint}: one line where it fits, else an element a line; keys in order. */
final class PrettyPrint {

    private static final int WIDTH = 80;

    private PrettyPrint() {}

    static String of(Object value) {
        return text(value, 0, 0);
    }

    private static String text(Object value, int indent, int after) {
        String line = oneLine(value);
        if (indent + line.length() + after <= WIDTH) {
            return line;
        }
        String separator = ",\n" + " ".repeat(indent + 1);
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            StringJoiner joiner = new StringJoiner(separator, "{", "}");
            for (Object key : sorted(map)) {
                String name = Repr.of(key) + ": ";
                joiner.add(name + text(map.get(key), indent + 1 + name.length(), 1));
            }
            return joiner.toString();
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            StringJoiner joiner = new StringJoiner(separator, line.substring(0, 1), line.substring(line.length() - 1));
            list.forEach(item -> joiner.add(text(item, indent + 1, 1)));
            return joiner.toString();
        }
        return line;
    }

    private static String oneLine(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Repr.of(value);
        }
        StringJoiner joiner = new StringJoiner(", ", "{", "}");
        sorted(map).forEach(key -> joiner.add(Repr.of(key) + ": " + oneLine(map.get(key))));
        return joiner.toString();
    }

    private static List<Object> sorted(Map<?, ?> map) {
        List<Object> keys = new ArrayList<>(map.keySet());
        keys.sort(Comparator.comparing(Repr::str));
        return keys;
    }
}

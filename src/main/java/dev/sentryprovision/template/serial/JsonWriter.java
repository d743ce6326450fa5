package dev.sentryprovision.template.serial;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Order;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes JSON as Python's {@code json.dumps} does.
 *
 * @param indent     of each level; without one all is on one line
 * @param separators between elements, and between a key and its value
 */
public record JsonWriter(Optional<String> indent, boolean sorted, boolean ascii, List<String> separators) {

    public static final Set<String> OPTIONS = Set.of(
            "indent", "sort_keys", "ensure_ascii", "separators", "vault_to_text", "preprocess_unsafe", "allow_nan");

    /** The indent of a level: a number of blanks, a text, or none. */
    public static Optional<String> indent(Object width) {
        return width == None.NONE
                ? Optional.empty()
                : Optional.of(width instanceof String text ? text : " ".repeat(Math.max(0, Numbers.index(width))));
    }

    public static List<String> separators(Object given, Object width) {
        if (given == None.NONE) {
            return List.of(width == None.NONE ? ", " : ",", ": ");
        }
        return Iteration.list(given).stream().map(Repr::str).toList();
    }

    public String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value, 0);
        return out.toString();
    }

    private void append(StringBuilder out, Object value, int level) {
        switch (Values.use(value)) {
            case String text -> quote(out, text);
            case Boolean bool -> out.append(bool);
            case None _ -> out.append("null");
            case Long _, BigInteger _ -> out.append(value);
            case Double number -> out.append(number(number));
            case Map<?, ?> map -> appendMap(out, map, level);
            case Collection<?> items -> appendItems(out, items, level);
            default -> quote(out, Repr.str(value));
        }
        Limits.checkText(out.length());
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return Double.isInfinite(number) ? (number > 0 ? "Infinity" : "-Infinity") : Repr.number(number);
    }

    private void appendItems(StringBuilder out, Collection<?> items, int level) {
        out.append('[');
        boolean first = true;
        for (Object item : items) {
            startElement(out, first, level);
            append(out, item, level + 1);
            first = false;
        }
        close(out, ']', items.isEmpty(), level);
    }

    private void appendMap(StringBuilder out, Map<?, ?> map, int level) {
        out.append('{');
        boolean first = true;
        for (Object key : keys(map)) {
            startElement(out, first, level);
            quote(out, key(key));
            out.append(separators.get(1));
            append(out, map.get(key), level + 1);
            first = false;
        }
        close(out, '}', map.isEmpty(), level);
    }

    private void startElement(StringBuilder out, boolean first, int level) {
        out.append(first ? "" : separators.get(0));
        indent.ifPresent(width -> out.append('\n').append(width.repeat(level + 1)));
    }

    private void close(StringBuilder out, char mark, boolean empty, int level) {
        if (!empty) {
            indent.ifPresent(width -> out.append('\n').append(width.repeat(level)));
        }
        out.append(mark);
    }

    private Collection<?> keys(Map<?, ?> map) {
        if (!sorted) {
            return map.keySet();
        }
        List<Object> keys = new ArrayList<>(map.keySet());
        keys.sort(Order.NATURAL);
        return keys;
    }

    private static String key(Object key) {
        return switch (key) {
            case String text -> text;
            case Boolean bool -> bool.toString();
            case None _ -> "null";
            case Double number -> number(number);
            case Long _, BigInteger _ -> key.toString();
            default -> throw Failure.type("keys must be str, int, float, bool or None, not " + Types.name(key));
        };
    }

    private void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || ascii && c > '~') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

package dev.sentryprovision.report;

import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Shown values as JSON, with the spacing that Ansible prints; without a library, whose start would cost more than the run's output. */
public final class AnsibleJson {

    private final boolean indented;
    private final boolean sorted;
    private final StringBuilder text = new StringBuilder();

    private AnsibleJson(boolean indented, boolean sorted) {
        this.indented = indented;
        this.sorted = sorted;
    }

    /** Indented, keys in the order of the map. */
    static String document(Object value) {
        return new AnsibleJson(true, false).append(value, 0).text.toString();
    }

    /** On one line, keys in the order of the map. */
    public static String line(Object value) {
        return new AnsibleJson(false, false).append(value, 0).text.toString();
    }

    /** On one line, keys sorted. */
    static String oneLine(Object value) {
        return new AnsibleJson(false, true).append(value, 0).text.toString();
    }

    /** Indented, keys sorted. */
    public static String indented(Object value) {
        return new AnsibleJson(true, true).append(value, 0).text.toString();
    }

    private AnsibleJson append(Object value, int depth) {
        switch (value) {
            case None _ -> text.append("null");
            case Double number when !Double.isFinite(number) -> quote(number.toString());
            case Boolean _, Number _ -> text.append(value);
            case List<?> list -> appendAll('[', ']', depth, list.stream().map(element -> element(element, depth)));
            case Map<?, ?> map ->
                appendAll('{', '}', depth, members(map).entrySet().stream().map(e -> entry(e, depth)));
            default -> quote(value.toString());
        }
        return this;
    }

    private Runnable element(Object element, int depth) {
        return () -> append(element, depth + 1);
    }

    private Runnable entry(Map.Entry<String, Object> entry, int depth) {
        return () -> {
            quote(entry.getKey());
            text.append(": ");
            append(entry.getValue(), depth + 1);
        };
    }

    private void appendAll(char open, char close, int depth, Stream<Runnable> members) {
        List<Runnable> all = members.toList();
        text.append(open);
        for (int i = 0; i < all.size(); i++) {
            text.append(i == 0 ? "" : indented ? "," : ", ");
            newLine(depth + 1);
            all.get(i).run();
        }
        if (!all.isEmpty()) {
            newLine(depth);
        }
        text.append(close);
    }

    private void newLine(int depth) {
        if (indented) {
            text.append('\n').repeat("    ", depth);
        }
    }

    private Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> result = sorted ? new TreeMap<>() : new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(key.toString(), value));
        return result;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}

package dev.sentryprovision.template.python;

import java.util.List;

/** {@code str.format}. */
final class BraceFormat {

    private final Arguments arguments;
    private int next;

    private BraceFormat(Arguments arguments) {
        this.arguments = arguments;
    }

    static String format(String text, Arguments arguments) {
        return new BraceFormat(arguments).expand(text);
    }

    private String expand(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if (c != '{' && c != '}') {
                out.append(c);
                i++;
            } else if (doubled) {
                out.append(c);
                i += 2;
            } else if (c == '}') {
                throw Failure.runtime("Single '}' encountered in format string");
            } else {
                int end = closing(text, i);
                out.append(field(text.substring(i + 1, end)));
                i = end + 1;
            }
        }
        return out.toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw Failure.runtime("expected '}' before end of string");
    }

    private String field(String field) {
        int colon = field.indexOf(':');
        String name = colon < 0 ? field : field.substring(0, colon);
        String spec = colon < 0 ? "" : field.substring(colon + 1);
        int bang = name.indexOf('!');
        Object value = value(bang < 0 ? name : name.substring(0, bang));
        Object converted = bang < 0 ? value : name.charAt(bang + 1) == 'r' ? Repr.of(value) : Repr.str(value);
        return FormatSpec.parse(spec.contains("{") ? expand(spec) : spec).format(converted);
    }

    private Object value(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Object value = argument(name.substring(0, end));
        int i = end;
        while (i < name.length()) {
            boolean dot = name.charAt(i) == '.';
            int stop = i + 1;
            while (stop < name.length() && (dot ? ".[".indexOf(name.charAt(stop)) < 0 : name.charAt(stop) != ']')) {
                stop++;
            }
            String part = name.substring(i + 1, stop);
            value = Values.use(
                    dot
                            ? Access.attribute(value, part, Failure.NOWHERE)
                            : Access.item(value, key(part), Failure.NOWHERE));
            i = dot ? stop : stop + 1;
        }
        return value;
    }

    private static Object key(String part) {
        return !part.isEmpty() && part.chars().allMatch(Character::isDigit) ? (Object) Long.parseLong(part) : part;
    }

    private Object argument(String name) {
        if (name.isEmpty() || name.chars().allMatch(Character::isDigit)) {
            int index = name.isEmpty() ? next++ : Integer.parseInt(name);
            List<Object> given = arguments.positional();
            if (index >= given.size()) {
                throw Failure.runtime("Replacement index " + index + " out of range for positional args tuple");
            }
            return Values.use(given.get(index));
        }
        if (!arguments.named().containsKey(name)) {
            throw Failure.runtime("KeyError: '" + name + "'");
        }
        return Values.use(arguments.named().get(name));
    }
}

package dev.sentryprovision.template.python;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code %} operator of texts. */
public final class PercentFormat {

    private static final Pattern CONVERSION =
            Pattern.compile("%(?:\\(([^)]*)\\))?([-#0 +]*)(\\*|\\d+)?(?:\\.(\\*|\\d+))?[hlL]?([a-zA-Z%])?");

    private final Object given;
    private int next;

    private PercentFormat(Object given) {
        this.given = given;
    }

    public static String format(String text, Object given) {
        PercentFormat format = new PercentFormat(given);
        Matcher m = CONVERSION.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(out, Matcher.quoteReplacement(format.convert(m)));
        }
        m.appendTail(out);
        if (given instanceof Tuple tuple
                ? format.next < tuple.size()
                : format.next == 0 && !(given instanceof Map<?, ?>)) {
            throw Failure.type("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    private String convert(Matcher m) {
        if (m.group(5) == null) {
            throw Failure.runtime("incomplete format");
        }
        char type = m.group(5).charAt(0);
        if (type == '%') {
            return "%";
        }
        String width = part(m.group(3));
        String precision = part(m.group(4));
        Object value = m.group(1) == null ? nextValue() : byName(m.group(1));
        return render(value, m.group(2), width, precision, type);
    }

    private String part(String group) {
        return group == null ? "" : group.equals("*") ? Repr.str(nextValue()) : group;
    }

    private static String render(Object value, String flags, String width, String precision, char type) {
        boolean number = "diuoxXeEfFgG".indexOf(type) >= 0;
        if (number && !Types.isNumber(value)) {
            throw Failure.type("%" + type + " format: a real number is required, not " + Types.name(value));
        }
        Object converted = switch (type) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> value instanceof Double real ? Numbers.truncated(real) : value;
            case 's' -> Repr.str(value);
            case 'r', 'a' -> Repr.of(value);
            case 'c' -> value instanceof Long code ? Character.toString(code.intValue()) : value;
            case 'e', 'E', 'f', 'F', 'g', 'G' -> Numbers.real(value);
            default -> throw Failure.runtime("unsupported format character '" + type + "'");
        };
        String align = flags.contains("-") ? "<" : number && flags.contains("0") ? "0=" : ">";
        String sign = number && flags.contains("+") ? "+" : number && flags.contains(" ") ? " " : "";
        String kind = "sracu".indexOf(type) >= 0 || type == 'i' ? number ? "d" : "" : String.valueOf(type);
        String digits = precision.isEmpty() || number && "diuoxX".indexOf(type) >= 0 ? "" : "." + precision;
        return FormatSpec.parse(align + sign + (flags.contains("#") ? "#" : "") + width + digits + kind)
                .format(converted);
    }

    private Object nextValue() {
        if (given instanceof Tuple tuple) {
            if (next >= tuple.size()) {
                throw Failure.type("not enough arguments for format string");
            }
            return Values.use(tuple.get(next++));
        }
        if (next++ > 0) {
            throw Failure.type("not enough arguments for format string");
        }
        return given;
    }

    private Object byName(String name) {
        if (!(given instanceof Map<?, ?> map)) {
            throw Failure.type("format requires a mapping");
        }
        return Values.use(Dicts.find(map, name).orElseThrow(() -> Failure.runtime("KeyError: '" + name + "'")));
    }
}

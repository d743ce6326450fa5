package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Values as text: {@code str()} and {@code repr()}. */
public final class Repr {

    private Repr() {}

    /** {@code str()}. Fails for what is undefined or unknown. */
    public static String str(Object value) {
        return switch (value) {
            case String text -> text;
            case Typed typed -> typed.toString();
            default -> of(value);
        };
    }

    /** {@code repr()}. Fails for what is undefined or unknown, also inside. */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    static String joined(Collection<?> items) {
        StringBuilder out = new StringBuilder();
        appendItems(out, items);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        switch (Values.use(value)) {
            case String text -> quote(out, text);
            case Boolean bool -> out.append(bool ? "True" : "False");
            case Double number -> out.append(number(number));
            case None _ -> out.append("None");
            case Typed typed -> out.append(typed.repr());
            case List<?> list -> {
                out.append('[');
                appendItems(out, list);
                out.append(']');
            }
            case Map<?, ?> map -> appendMap(out, map);
            default -> out.append(value);
        }
        Limits.checkText(out.length());
    }

    private static void appendItems(StringBuilder out, Collection<?> items) {
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                out.append(", ");
            }
            append(out, item);
            first = false;
        }
    }

    private static void appendMap(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.append(", ");
            }
            append(out, entry.getKey());
            out.append(": ");
            append(out, entry.getValue());
            first = false;
        }
        out.append('}');
    }

    /** A float as Python writes it: shortest digits, an exponent below 1e-4 and from 1e16 on. */
    public static String number(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            return scientific(decimal, exponent);
        }
        String plain = decimal.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static String scientific(BigDecimal decimal, int exponent) {
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = exponent < 0 ? "-" : "+";
        int size = Math.abs(exponent);
        return (decimal.signum() < 0 ? "-" : "") + mantissa + "e" + sign + (size < 10 ? "0" : "") + size;
    }

    private static void quote(StringBuilder out, String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            appendEscaped(out, c, quote);
        }
        out.append(quote);
    }

    private static void appendEscaped(StringBuilder out, int c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (c < ' ' || c >= 0x7f && c < 0xa1 || c == 0xad) {
                    out.append(String.format("\\x%02x", c));
                } else if (isUnprintable(c)) {
                    out.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isUnprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }
}

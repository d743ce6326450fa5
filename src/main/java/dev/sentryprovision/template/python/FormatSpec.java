package dev.sentryprovision.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's format specification: {@code [[fill]align][sign][#][0][width][grouping][.precision][type]}. */
record FormatSpec(
        String fill, char align, char sign, boolean alternate, int width, char grouping, int precision, char type) {

    /** No such part was given. */
    static final char NONE = 0;

    private static final Pattern SYNTAX = Pattern.compile(
            "(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([a-zA-Z%])?", Pattern.DOTALL);

    static FormatSpec parse(String text) {
        Matcher m = SYNTAX.matcher(text);
        if (!m.matches()) {
            throw Failure.runtime("Invalid format specifier");
        }
        boolean zero = m.group(6) != null;
        String fill = m.group(1) != null ? m.group(1) : zero ? "0" : " ";
        char align = m.group(2) != null ? m.group(2).charAt(0) : zero ? '=' : NONE;
        return new FormatSpec(
                fill,
                align,
                character(m.group(3)),
                m.group(5) != null,
                number(m.group(7), 0),
                character(m.group(8)),
                number(m.group(9), -1),
                character(m.group(10)));
    }

    private static char character(String group) {
        return group == null ? NONE : group.charAt(0);
    }

    private static int number(String group, int otherwise) {
        if (group == null) {
            return otherwise;
        }
        if (group.length() > 7) {
            throw Failure.runtime("Too many decimal digits in format string");
        }
        return Integer.parseInt(group);
    }

    String format(Object value) {
        return switch (Values.use(value)) {
            case String text -> text(text);
            case Boolean bool when type == NONE -> text(bool ? "True" : "False");
            case Double number -> real(number);
            case Long _, Boolean _, BigInteger _ ->
                "eEfFgG%".indexOf(type) > -1 && type != NONE ? real(Numbers.real(value)) : integer(Numbers.big(value));
            default -> text(Repr.str(value));
        };
    }

    private String text(String text) {
        if (type != NONE && type != 's') {
            throw Failure.runtime("Unknown format code '" + type + "' for object of type 'str'");
        }
        String cut =
                precision >= 0 && precision < CodePoints.length(text) ? CodePoints.slice(text, 0, precision) : text;
        return padded("", cut, align == NONE || align == '=' ? '<' : align);
    }

    private String integer(BigInteger value) {
        String digits = switch (type) {
            case NONE, 'd', 'n' -> value.abs().toString();
            case 'x' -> (alternate ? "0x" : "") + value.abs().toString(16);
            case 'X' -> (alternate ? "0X" : "") + value.abs().toString(16).toUpperCase(Locale.ROOT);
            case 'o' -> (alternate ? "0o" : "") + value.abs().toString(8);
            case 'b' -> (alternate ? "0b" : "") + value.abs().toString(2);
            case 'c' -> Character.toString(value.intValue());
            default -> throw Failure.runtime("Unknown format code '" + type + "' for object of type 'int'");
        };
        return signed(value.signum() < 0, grouped(digits, ""));
    }

    private String real(double value) {
        boolean negative = value < 0 || value == 0 && 1 / value < 0;
        double size = Math.abs(value);
        String digits = Double.isNaN(value) ? "nan" : Double.isInfinite(value) ? "inf" : digits(size);
        int point = digits.indexOf('.') >= 0 ? digits.indexOf('.') : integerLength(digits);
        return signed(negative, grouped(digits.substring(0, point), digits.substring(point)));
    }

    private static int integerLength(String digits) {
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        return end;
    }

    private String digits(double size) {
        int places = precision < 0 ? 6 : precision;
        return switch (type) {
            case 'f', 'F' -> fixed(size, places);
            case '%' -> fixed(size * 100, places) + "%";
            case 'e' -> scientific(size, places);
            case 'E' -> scientific(size, places).toUpperCase(Locale.ROOT);
            case 'g', 'n' -> general(size, Math.max(1, places));
            case 'G' -> general(size, Math.max(1, places)).toUpperCase(Locale.ROOT);
            case NONE -> precision < 0 ? Repr.number(size) : general(size, Math.max(1, precision));
            default -> throw Failure.runtime("Unknown format code '" + type + "' for object of type 'float'");
        };
    }

    private static String fixed(double size, int places) {
        return new BigDecimal(size).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(double size, int places) {
        BigDecimal exact = new BigDecimal(size).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = size == 0 ? 0 : exact.precision() - exact.scale() - 1;
        String digits = exact.movePointLeft(exponent)
                .setScale(places, RoundingMode.HALF_EVEN)
                .toPlainString();
        return digits + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private String general(double size, int digits) {
        BigDecimal exact = new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = size == 0 ? 0 : exact.precision() - exact.scale() - 1;
        if (exponent < -4 || exponent >= digits) {
            String text = scientific(size, digits - 1);
            int e = text.indexOf('e');
            return (alternate ? text.substring(0, e) : trimmed(text.substring(0, e))) + text.substring(e);
        }
        String text = exact.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString();
        return alternate ? text : trimmed(text);
    }

    private static String trimmed(String digits) {
        return digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
    }

    private String grouped(String whole, String rest) {
        if (grouping == NONE) {
            return whole + rest;
        }
        StringBuilder out = new StringBuilder(whole);
        int group = "xXob".indexOf(type) >= 0 && type != NONE ? 4 : 3;
        for (int i = whole.length() - group; i > 0; i -= group) {
            out.insert(i, grouping);
        }
        return out + rest;
    }

    private String signed(boolean negative, String digits) {
        String mark = negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
        return padded(mark, digits, align == NONE ? '>' : align);
    }

    private String padded(String mark, String body, char side) {
        int missing = Math.max(0, width - mark.length() - CodePoints.length(body));
        String blanks = fill.repeat(missing);
        return switch (side) {
            case '<' -> mark + body + blanks;
            case '^' -> fill.repeat(missing / 2) + mark + body + fill.repeat(missing - missing / 2);
            case '=' -> mark + blanks + body;
            default -> blanks + mark + body;
        };
    }
}

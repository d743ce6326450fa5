package dev.sentryprovision.inventory;

import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of an INI inventory read as the Python literal it may be: number, quoted text, True, False, None, list,
 * tuple, dictionary. Anything else is not a literal and stays the text it is.
 */
final class PythonLiteral {

    private static final int DEEPEST = 100;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\s*(?:(?<hex>0[xX](?:_?[0-9a-fA-F])+)"
            + "|(?<oct>0[oO](?:_?[0-7])+)|(?<bin>0[bB](?:_?[01])+)"
            + "|(?<real>(?:[0-9](?:_?[0-9])*)?\\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9]+)?"
            + "|[0-9](?:_?[0-9])*\\.(?:[eE][-+]?[0-9]+)?|[0-9](?:_?[0-9])*[eE][-+]?[0-9]+)"
            + "|(?<whole>0(?:_?0)*|[1-9](?:_?[0-9])*))(?![0-9A-Za-z_.])");
    private static final Pattern WORD = Pattern.compile("True|False|None");

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** The value, or nothing when the text is not a literal. */
    static Optional<Object> parse(String text) {
        try {
            PythonLiteral literal = new PythonLiteral(text.strip());
            Object value = literal.value();
            literal.skip();
            return literal.at == literal.text.length() ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Object value() {
        skip();
        if (at >= text.length() || ++depth > DEEPEST) {
            throw new IllegalArgumentException("no value");
        }
        Object value = switch (text.charAt(at)) {
            case '[' -> items(']').list();
            case '(' -> tuple();
            case '{' -> braces();
            case '\'', '"' -> strings();
            default -> word();
        };
        depth--;
        return value;
    }

    private Object word() {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (word.lookingAt() && !identifierAt(word.end())) {
            at = word.end();
            return switch (word.group()) {
                case "True" -> true;
                case "False" -> false;
                default -> None.NONE;
            };
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            return number(number);
        }
        if ("rRuU".indexOf(text.charAt(at)) >= 0 && at + 1 < text.length() && "'\"".indexOf(text.charAt(at + 1)) >= 0) {
            return strings();
        }
        throw new IllegalArgumentException("not a literal");
    }

    private boolean identifierAt(int index) {
        return index < text.length() && Character.isJavaIdentifierPart(text.charAt(index));
    }

    private static Object number(Matcher number) {
        boolean negative = number.group().startsWith("-");
        if (number.group("real") != null) {
            double value = Double.parseDouble(number.group("real").replace("_", ""));
            return negative ? -value : value;
        }
        BigInteger value = whole(number);
        BigInteger signed = negative ? value.negate() : value;
        return signed.bitLength() < Long.SIZE ? (Object) signed.longValue() : signed;
    }

    private static BigInteger whole(Matcher number) {
        if (number.group("whole") != null) {
            return new BigInteger(number.group("whole").replace("_", ""));
        }
        String digits = number.group().replaceAll("[-+\\s_]", "");
        int base = number.group("hex") != null ? 16 : number.group("oct") != null ? 8 : 2;
        return new BigInteger(digits.substring(2), base);
    }

    /** Quoted texts side by side are one text. */
    private String strings() {
        StringBuilder result = new StringBuilder();
        do {
            boolean raw = "rR".indexOf(text.charAt(at)) >= 0;
            at += "rRuU".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
            PythonString string = PythonString.parse(text, at, raw);
            result.append(string.value());
            at = string.end();
            skip();
        } while (at < text.length() && "'\"".indexOf(text.charAt(at)) >= 0);
        return result.toString();
    }

    private record Items(List<Object> list, boolean comma) {}

    private Items items(char close) {
        at++;
        List<Object> list = new ArrayList<>();
        boolean comma = false;
        while (!closes(close)) {
            list.add(value());
            comma = separator(close);
        }
        return new Items(list, comma);
    }

    private Object tuple() {
        Items items = items(')');
        return items.list.size() == 1 && !items.comma ? items.list.getFirst() : items.list;
    }

    /** A set has no form of its own in the playbook language and becomes a list. */
    private Object braces() {
        at++;
        Map<Object, Object> map = new LinkedHashMap<>();
        List<Object> set = new ArrayList<>();
        while (!closes('}')) {
            Object key = value();
            skip();
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                map.put(key, value());
            } else {
                set.add(key);
            }
            separator('}');
        }
        if (!set.isEmpty() && !map.isEmpty()) {
            throw new IllegalArgumentException("neither a dictionary nor a set");
        }
        return set.isEmpty() ? map : set;
    }

    private boolean closes(char close) {
        skip();
        if (at < text.length() && text.charAt(at) == close) {
            at++;
            return true;
        }
        return false;
    }

    private boolean separator(char close) {
        skip();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        if (at >= text.length() || text.charAt(at) != close) {
            throw new IllegalArgumentException("a comma is missing");
        }
        return false;
    }

    /** Blanks, and a comment, which ends the text. */
    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            at = text.length();
        }
    }
}

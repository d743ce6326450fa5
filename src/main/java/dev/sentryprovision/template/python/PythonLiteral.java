package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads literals as Python's {@code ast.literal_eval} does: constants and collections of them, nothing that is computed. */
public final class PythonLiteral {

    private static final Pattern NUMBER = Pattern.compile(
            "0[xX](?:_?[\\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|"
                    + "(?:\\d(?:_?\\d)*)?\\.\\d(?:_?\\d)*(?:[eE][-+]?\\d+)?|\\d(?:_?\\d)*\\.?(?:[eE][-+]?\\d+)|\\d(?:_?\\d)*\\.|\\d(?:_?\\d)*");

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** Not a literal. */
    private static final class NotOne extends RuntimeException {
        NotOne() {
            super("", null, false, false);
        }
    }

    /** The literal that a text is; the text itself when it is none, or the literal of a text. */
    public static Object evaluate(String text) {
        return mayBeOne(text)
                ? read(text).filter(value -> !(value instanceof String)).orElse(text)
                : text;
    }

    /** The literal that a text is, if it is one. */
    public static Optional<Object> read(String text) {
        if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(0) == '\t') {
            return Optional.empty();
        }
        try {
            PythonLiteral reader = new PythonLiteral(text.stripTrailing());
            Object value = reader.top();
            reader.space();
            return reader.at == reader.text.length() ? Optional.of(value) : Optional.empty();
        } catch (NotOne _) {
            return Optional.empty();
        }
    }

    /** Most texts can be told at their first character. */
    private static boolean mayBeOne(String text) {
        return !text.isEmpty() && "[{(+-.0123456789\"'bBuUrRTFN\n".indexOf(text.charAt(0)) >= 0;
    }

    private Object top() {
        Object first = value();
        space();
        if (at < text.length() && text.charAt(at) == ',') {
            List<Object> items = new ArrayList<>(List.of(first));
            while (skip(',')) {
                space();
                if (at == text.length()) {
                    break;
                }
                items.add(value());
            }
            return new Tuple(items);
        }
        return first;
    }

    private Object value() {
        space();
        if (at == text.length() || ++depth > 100) {
            throw new NotOne();
        }
        char c = text.charAt(at);
        Object value = switch (c) {
            case '[' -> new OwnList(items(']'));
            case '(' -> parenthesised();
            case '{' -> braces();
            case '+', '-' -> signed(c);
            case '\'', '"' -> joined(string(false));
            default -> word(c);
        };
        depth--;
        return value;
    }

    private Object word(char c) {
        if (Character.isDigit(c) || c == '.') {
            return text.startsWith("...", at) ? ellipsis() : number();
        }
        for (String word : List.of("True", "False", "None")) {
            if (text.startsWith(word, at) && !continues(at + word.length())) {
                at += word.length();
                return word.equals("None") ? None.NONE : (Object) word.equals("True");
            }
        }
        if ("bBuUrR".indexOf(c) >= 0 && at + 1 < text.length() && "'\"".indexOf(text.charAt(at + 1)) >= 0) {
            at++;
            String content = string(c == 'r' || c == 'R');
            return c == 'b' || c == 'B' ? new Bytes(content) : joined(content);
        }
        throw new NotOne();
    }

    private boolean continues(int position) {
        return position < text.length() && Character.isUnicodeIdentifierPart(text.charAt(position));
    }

    private Object ellipsis() {
        at += 3;
        return EllipsisValue.ELLIPSIS;
    }

    private Object signed(char sign) {
        at++;
        space();
        if (at == text.length() || !Character.isDigit(text.charAt(at)) && text.charAt(at) != '.') {
            throw new NotOne();
        }
        Object number = number();
        return sign == '-' ? Operators.negative(number) : number;
    }

    private Object number() {
        Matcher m = NUMBER.matcher(text).region(at, text.length());
        if (!m.lookingAt() || continues(m.end())) {
            throw new NotOne();
        }
        String digits = m.group().replace("_", "");
        at = m.end();
        if (digits.length() > 1
                && digits.charAt(0) == '0'
                && Character.isLetter(digits.charAt(1))
                && "eE".indexOf(digits.charAt(1)) < 0) {
            int radix = "xX".indexOf(digits.charAt(1)) >= 0 ? 16 : "oO".indexOf(digits.charAt(1)) >= 0 ? 8 : 2;
            return Numbers.normal(new BigInteger(digits.substring(2), radix));
        }
        if (digits.chars().allMatch(Character::isDigit)) {
            if (digits.length() > 1
                    && digits.charAt(0) == '0'
                    && !digits.chars().allMatch(c -> c == '0')) {
                throw new NotOne();
            }
            return Numbers.normal(new BigInteger(digits));
        }
        return Double.parseDouble(digits);
    }

    /** Texts side by side are one. */
    private String joined(String first) {
        StringBuilder all = new StringBuilder(first);
        for (space(); at < text.length() && "'\"".indexOf(text.charAt(at)) >= 0; space()) {
            all.append(string(false));
        }
        return all.toString();
    }

    private String string(boolean raw) {
        char quote = text.charAt(at);
        boolean triple = text.startsWith(String.valueOf(quote).repeat(3), at);
        String close = String.valueOf(quote).repeat(triple ? 3 : 1);
        int start = at + close.length();
        int end = start;
        while (end < text.length() && !text.startsWith(close, end)) {
            if (text.charAt(end) == '\n' && !triple) {
                throw new NotOne();
            }
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw new NotOne();
        }
        at = end + close.length();
        String content = text.substring(start, end);
        return raw ? content : Escapes.expand(content);
    }

    private List<Object> items(char close) {
        at++;
        List<Object> items = new ArrayList<>();
        while (!skip(close)) {
            if (!items.isEmpty()) {
                require(',');
                if (skip(close)) {
                    break;
                }
            }
            items.add(value());
        }
        return items;
    }

    private Object parenthesised() {
        int start = at;
        List<Object> items = items(')');
        boolean tuple = items.size() != 1
                || text.substring(start, at - 1).stripTrailing().endsWith(",");
        return tuple ? new Tuple(items) : items.getFirst();
    }

    private Object braces() {
        at++;
        if (skip('}')) {
            return new OwnDict();
        }
        Object first = value();
        return skip(':') ? dict(first) : set(first);
    }

    private OwnDict dict(Object first) {
        OwnDict dict = new OwnDict();
        dict.put(hashable(first), value());
        while (!skip('}')) {
            require(',');
            if (skip('}')) {
                break;
            }
            Object key = value();
            require(':');
            dict.put(hashable(key), value());
        }
        return dict;
    }

    private SetValue set(Object first) {
        List<Object> items = new ArrayList<>(List.of(hashable(first)));
        while (!skip('}')) {
            require(',');
            if (skip('}')) {
                break;
            }
            items.add(hashable(value()));
        }
        return new SetValue(items);
    }

    private static Object hashable(Object value) {
        if (value instanceof OwnList || value instanceof OwnDict || value instanceof SetValue) {
            throw new NotOne();
        }
        return value;
    }

    private void require(char c) {
        if (!skip(c)) {
            throw new NotOne();
        }
    }

    private boolean skip(char c) {
        space();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    /** Blanks, and a comment to the end of its line. */
    private void space() {
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) && (depth > 0 || text.charAt(at) != '\n'))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            space();
        }
    }
}

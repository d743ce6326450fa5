package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Escapes;
import dev.sentryprovision.template.python.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into words, up to the closing mark of the tag that it stands in. */
public final class Lexer {

    private static final Pattern FLOAT =
            Pattern.compile("(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+\\-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
    private static final Pattern INTEGER =
            Pattern.compile("0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\\da-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");
    private static final List<String> OPERATORS = List.of(
            "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<",
            "=", ".", ":", "|", ",", ";");

    private final String source;
    private final LexerMode mode;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int at;

    private Lexer(String source, int start, LexerMode mode) {
        this.source = source;
        this.at = start;
        this.mode = mode;
    }

    /**
     * The words of one tag.
     *
     * @param end   where the text after the closing mark starts
     * @param close the closing mark with its sign, such as {@code -%}}; empty at the end of the source
     */
    public record Tag(List<Token> tokens, String close, int end) {}

    /** A whole text that is an expression. */
    public static List<Token> expression(String source, LexerMode mode) {
        return new Lexer(source, 0, mode).run("").tokens;
    }

    /** The words from {@code start} to the closing mark. */
    public static Tag tag(String source, int start, String close, LexerMode mode) {
        return new Lexer(source, start, mode).run(close);
    }

    private Tag run(String close) {
        while (true) {
            skipSpace();
            if (at >= source.length()) {
                if (!close.isEmpty()) {
                    throw Failure.syntax("unexpected end of template, expected '" + close + "'", source.length());
                }
                return finished("");
            }
            if (!close.isEmpty() && open.isEmpty()) {
                String mark = closing(close);
                if (!mark.isEmpty()) {
                    return finished(mark);
                }
            }
            next();
        }
    }

    private Tag finished(String mark) {
        if (!open.isEmpty()) {
            throw Failure.syntax("unexpected end of template, expected '" + open.charAt(open.length() - 1) + "'", at);
        }
        tokens.add(new Token(Token.Kind.END, "", at));
        return new Tag(tokens, mark, at + mark.length());
    }

    private String closing(String close) {
        if (source.startsWith(close, at)) {
            return close;
        }
        char c = source.charAt(at);
        return (c == '-' || c == '+') && source.startsWith(close, at + 1) ? c + close : "";
    }

    private void skipSpace() {
        while (at < source.length() && isBlank(source.charAt(at))) {
            at++;
        }
    }

    private void next() {
        char c = source.charAt(at);
        if (c == '\'' || c == '"') {
            string(c);
        } else if (Character.isDigit(c)) {
            number();
        } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            name();
        } else if (mode.nestedTemplates() && source.startsWith("{{", at)) {
            nested();
        } else {
            operator();
        }
    }

    private void name() {
        int end = at;
        while (end < source.length() && Character.isUnicodeIdentifierPart(source.charAt(end))) {
            end++;
        }
        add(Token.Kind.NAME, source.substring(at, end), end);
    }

    private void number() {
        Matcher m = FLOAT.matcher(source).region(at, source.length());
        boolean afterDot = at > 0 && source.charAt(at - 1) == '.';
        if (!afterDot && m.lookingAt()) {
            add(Token.Kind.FLOAT, m.group(), m.end());
            return;
        }
        m.usePattern(INTEGER);
        m.lookingAt();
        add(Token.Kind.INTEGER, m.group(), m.end());
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw Failure.syntax("this text is not closed: " + quote + " is missing", at);
        }
        String content = source.substring(at + 1, end);
        add(
                Token.Kind.STRING,
                mode.literalBackslashes() ? Escapes.quotesOnly(content) : Escapes.expand(content),
                end + 1);
    }

    /** Reads as parentheses: what stands between is a value, never more of the condition. */
    private void nested() {
        Tag tag = tag(source, at + 2, "}}", mode);
        tokens.add(new Token(Token.Kind.OPERATOR, "(", at));
        tokens.addAll(tag.tokens.subList(0, tag.tokens.size() - 1));
        add(Token.Kind.OPERATOR, ")", tag.end);
    }

    private void operator() {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                balance(operator.charAt(0));
                add(Token.Kind.OPERATOR, operator, at + operator.length());
                return;
            }
        }
        throw Failure.syntax("unexpected character '" + Character.toString(source.codePointAt(at)) + "'", at);
    }

    /** As Python has it: a blank that does not break counts too. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private void balance(char c) {
        int pair = "([{".indexOf(c);
        if (pair >= 0) {
            open.append(")]}".charAt(pair));
        } else if (")]}".indexOf(c) >= 0) {
            if (open.isEmpty()) {
                throw Failure.syntax("unexpected '" + c + "'", at);
            }
            char expected = open.charAt(open.length() - 1);
            if (expected != c) {
                throw Failure.syntax("unexpected '" + c + "', expected '" + expected + "'", at);
            }
            open.setLength(open.length() - 1);
        }
    }

    private void add(Token.Kind kind, String text, int end) {
        tokens.add(new Token(kind, text, at));
        at = end;
    }
}

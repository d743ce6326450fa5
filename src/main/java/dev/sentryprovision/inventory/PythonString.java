package dev.sentryprovision.inventory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quoted Python text.
 *
 * @param end index behind the closing quote
 */
record PythonString(String value, int end) {

    private static final Pattern HEX = Pattern.compile("x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})");
    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,3}");
    private static final String SIMPLE = "\\'\"abfnrtv\n";
    private static final String[] MEANING = {"\\", "'", "\"", "\u0007", "\b", "\f", "\n", "\r", "\t", "\u000B", ""};

    /** Reads the text that begins with the quote at {@code start}; with {@code raw}, backslashes stay. */
    static PythonString parse(String text, int start, boolean raw) {
        char quote = text.charAt(start);
        String triple = String.valueOf(quote).repeat(3);
        String close = text.startsWith(triple, start) ? triple : String.valueOf(quote);
        StringBuilder value = new StringBuilder();
        int at = start + close.length();
        while (!text.startsWith(close, at)) {
            if (at >= text.length()) {
                throw new IllegalArgumentException("the quote is not closed");
            }
            at = text.charAt(at) == '\\' && at + 1 < text.length()
                    ? escape(text, at, raw, value)
                    : plain(text, at, value);
        }
        return new PythonString(value.toString(), at + close.length());
    }

    private static int plain(String text, int at, StringBuilder value) {
        value.append(text.charAt(at));
        return at + 1;
    }

    private static int escape(String text, int at, boolean raw, StringBuilder value) {
        int simple = SIMPLE.indexOf(text.charAt(at + 1));
        Matcher hex = HEX.matcher(text).region(at + 1, text.length());
        Matcher octal = OCTAL.matcher(text).region(at + 1, text.length());
        if (!raw && simple >= 0) {
            value.append(MEANING[simple]);
            return at + 2;
        }
        if (!raw && hex.lookingAt()) {
            value.appendCodePoint(Integer.parseInt(hex.group().substring(1), 16));
            return hex.end();
        }
        if (!raw && octal.lookingAt()) {
            value.appendCodePoint(Integer.parseInt(octal.group(), 8));
            return octal.end();
        }
        value.append(text, at, at + 2);
        return at + 2;
    }
}

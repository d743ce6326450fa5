package dev.sentryprovision.shell;

import java.util.List;
import java.util.stream.Collectors;

/** Quoting for POSIX {@code sh}; the only way values reach a script. */
public final class Quote {

    private Quote() {}

    /** One word of a shell command that stands for exactly {@code text}. */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a shell word cannot hold a NUL character");
        }
        if (isPlain(text)) {
            return text;
        }
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        return text.codePoints().anyMatch(RawText::isRawByte) ? withRawBytes(quoted) : quoted;
    }

    /** Scripts travel as UTF-8: a byte of a name that is not UTF-8 is made by printf on the other side. */
    private static String withRawBytes(String quoted) {
        StringBuilder result = new StringBuilder();
        quoted.codePoints().forEach(c -> {
            if (RawText.isRawByte(c)) {
                result.append(String.format("'\"$(printf '\\%03o')\"'", c & 0xFF));
            } else {
                result.appendCodePoint(c);
            }
        });
        return result.toString();
    }

    public static String quote(List<String> words) {
        return words.stream().map(Quote::quote).collect(Collectors.joining(" "));
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty() && text.chars().allMatch(Quote::isPlainCharacter);
    }

    private static boolean isPlainCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "@%+:,./-_".indexOf(c) >= 0;
    }
}

package dev.sentryprovision.module.files;

import dev.sentryprovision.shell.Quote;

/** A pattern that a shell expands, in which nothing but the pattern's own characters has a meaning to it. */
final class ShellPattern {

    private static final String MEANING = "*?[]";

    private ShellPattern() {}

    static String quoted(String pattern) {
        StringBuilder result = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            if (MEANING.indexOf(c) < 0) {
                plain.append(c);
                continue;
            }
            flush(plain, result);
            result.append(c);
        }
        flush(plain, result);
        return result.toString();
    }

    private static void flush(StringBuilder plain, StringBuilder result) {
        if (!plain.isEmpty()) {
            result.append(Quote.quote(plain.toString()));
            plain.setLength(0);
        }
    }
}

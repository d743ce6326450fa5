package dev.sentryprovision.module.net;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.Map;

/** A regular expression of Python's as {@code grep -E} takes it, where that is possible. */
final class PosixRegex {

    private static final Map<Character, String> CLASSES = Map.of(
            'd', "[0-9]",
            'D', "[^0-9]",
            's', "[[:space:]]",
            'S', "[^[:space:]]",
            'w', "[[:alnum:]_]",
            'W', "[^[:alnum:]_]");
    private static final Map<Character, String> IN_BRACKETS =
            Map.of('d', "0-9", 's', "[:space:]", 'w', "[:alnum:]_", '-', "-", '.', ".", '/', "/");

    private PosixRegex() {}

    /** @throws ProblemException for what grep has no word for: look-around, non-greedy repetition, back references */
    static String of(String python) {
        StringBuilder posix = new StringBuilder();
        boolean inBrackets = false;
        for (int i = 0; i < python.length(); i++) {
            char c = python.charAt(i);
            char next = i + 1 < python.length() ? python.charAt(i + 1) : '\0';
            if (c == '\\') {
                posix.append(escape(next, inBrackets, python));
                i++;
            } else if (!inBrackets && c == '(' && next == '?') {
                int named = python.startsWith("(?P<", i) ? python.indexOf('>', i) : -1;
                if (named < 0 && !python.startsWith("(?:", i)) {
                    throw unsupported(python);
                }
                posix.append('(');
                i = named < 0 ? i + 2 : named;
            } else if (!inBrackets && "*+?}".indexOf(c) >= 0 && next == '?') {
                throw unsupported(python);
            } else {
                boolean opens = !inBrackets && c == '[';
                boolean closes = inBrackets && c == ']' && "[^".indexOf(python.charAt(i - 1)) < 0;
                inBrackets = opens || inBrackets && !closes;
                posix.append(c);
            }
        }
        return posix.toString();
    }

    private static String escape(char c, boolean inBrackets, String python) {
        if (inBrackets) {
            if (!IN_BRACKETS.containsKey(c)) {
                throw unsupported(python);
            }
            return IN_BRACKETS.get(c);
        }
        if (CLASSES.containsKey(c)) {
            return CLASSES.get(c);
        }
        if (Character.isLetterOrDigit(c)) {
            throw unsupported(python);
        }
        return "\\" + c;
    }

    private static ProblemException unsupported(String python) {
        return new ProblemException(
                Problem.error("parameter 'search_regex': the host's grep cannot search for '" + python + "'")
                        .withHint("it knows no look-around, non-greedy repetition or back references"));
    }
}

package dev.sentryprovision.vars;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes of Python in {@code key=value} arguments. */
final class Escapes {

    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|N\\{([^}]+)}|([\\\\'\"abfnrtv]))");

    private Escapes() {}

    static String decode(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(decode(match)));
    }

    private static String decode(MatchResult match) {
        for (int group = 1; group <= 3; group++) {
            if (match.group(group) != null) {
                int code = Integer.parseUnsignedInt(match.group(group), 16);
                return Character.isValidCodePoint(code) ? Character.toString(code) : match.group();
            }
        }
        return match.group(4) == null ? single(match.group(5).charAt(0)) : named(match);
    }

    private static String named(MatchResult match) {
        try {
            return Character.toString(Character.codePointOf(match.group(4)));
        } catch (IllegalArgumentException _) {
            return match.group();
        }
    }

    private static String single(char letter) {
        return switch (letter) {
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000b";
            default -> String.valueOf(letter);
        };
    }
}

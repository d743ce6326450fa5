package dev.sentryprovision.inventory;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a part of a host pattern says about names.
 *
 * @param wild whether it may mean several names; hosts are then looked at even when it matches a group
 */
record Selector(Pattern pattern, boolean whole, boolean wild) {

    /**
     * A name, a glob, or a regular expression after {@code ~} that fits the beginning of a name.
     *
     * @throws IllegalArgumentException when the expression is malformed
     */
    static Selector of(String text) {
        try {
            return text.startsWith("~")
                    ? new Selector(Pattern.compile(text.substring(1)), false, true)
                    : new Selector(Pattern.compile(glob(text), Pattern.DOTALL), true, text.matches(".*[.?*\\[].*"));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    boolean matches(String name) {
        return whole ? pattern.matcher(name).matches() : pattern.matcher(name).lookingAt();
    }

    private static String glob(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int close = c == '[' ? text.indexOf(']', i + (text.startsWith("[!", i) ? 3 : 2)) : -1;
            if (close > 0) {
                regex.append(characterClass(text.substring(i + 1, close)));
                i = close;
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    private static String characterClass(String content) {
        boolean negated = content.startsWith("!");
        String characters = (negated ? content.substring(1) : content).replaceAll("[\\\\\\[\\]^&]", "\\\\$0");
        return "[" + (negated ? "^" : "") + characters + "]";
    }
}

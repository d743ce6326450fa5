package dev.sentryprovision.module;

import java.util.regex.Pattern;

/** A file name pattern of the shell: {@code *}, {@code ?}, {@code [abc]}, {@code [!abc]}; a star also matches slashes. */
public record Wildcard(String text) {

    /** Whether a text has anything in it that a shell would take for a pattern. */
    public static boolean isIn(String text) {
        return text.matches(".*[*?\\[].*");
    }

    public boolean matches(String name) {
        return pattern().matcher(name).matches();
    }

    private Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '[' ? text.indexOf(']', i + 2) : -1;
            if (end > 0) {
                String inside = text.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
                regex.append('[')
                        .append(inside.startsWith("!") ? "^" + inside.substring(1) : inside)
                        .append(']');
                i = end;
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
            i++;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}

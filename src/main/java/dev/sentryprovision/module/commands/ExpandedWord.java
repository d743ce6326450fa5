package dev.sentryprovision.module.commands;

import dev.sentryprovision.shell.Quote;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a command in which the host's environment is expanded, and nothing else: {@code $NAME}, {@code ${NAME}} and a
 * home at its beginning. A variable that is not set stays as it is written.
 */
record ExpandedWord(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|([A-Za-z_]\\w*))");
    private static final Pattern HOME = Pattern.compile("^~[A-Za-z0-9_.-]*(?:/|$)");

    /** The word as shell text. */
    String quoted() {
        Matcher home = HOME.matcher(text);
        if (!home.find()) {
            return text.isEmpty() ? "''" : expand(text);
        }
        return home.group() + expand(text.substring(home.end()));
    }

    private static String expand(String text) {
        StringBuilder shell = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            shell.append(literal(text.substring(end, matcher.start())))
                    .append("\"${")
                    .append(name)
                    .append("-\\")
                    .append(matcher.group())
                    .append("}\"");
            end = matcher.end();
        }
        return shell.append(literal(text.substring(end))).toString();
    }

    private static String literal(String text) {
        return text.isEmpty() ? "" : Quote.quote(text);
    }
}

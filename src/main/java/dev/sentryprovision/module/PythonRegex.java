package dev.sentryprovision.module;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions as playbooks write them, for Python's {@code re}, compiled for Java's. The two differ in named
 * groups, in what a bracket or brace means where it is plain text, and in replacement templates.
 */
public final class PythonRegex {

    private static final Pattern REFERENCE = Pattern.compile("\\\\(?:g<(\\w+)>|([1-9]\\d?)|(.))", Pattern.DOTALL);
    private static final Pattern QUANTIFIER = Pattern.compile("\\{(?:\\d+(?:,\\d*)?|,\\d+)}");

    private final String python;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private PythonRegex(String python) {
        this.python = python;
    }

    /** @throws ProblemException when it is no regular expression */
    public static Pattern compile(String python, int flags) {
        try {
            return Pattern.compile(new PythonRegex(python).translate(), flags | Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            throw new ProblemException(
                    Problem.error("'" + python + "' is not a regular expression: " + e.getDescription()));
        }
    }

    public static Pattern compile(String python) {
        return compile(python, 0);
    }

    /** Fills a replacement template with the groups of a match: {@code \1}, {@code \g<name>}, {@code \n}. */
    public static String expand(String template, Matcher match) {
        StringBuilder result = new StringBuilder();
        Matcher reference = REFERENCE.matcher(template);
        int end = 0;
        while (reference.find()) {
            result.append(template, end, reference.start()).append(resolved(reference, match));
            end = reference.end();
        }
        return result.append(template.substring(end)).toString();
    }

    private static String resolved(Matcher reference, Matcher match) {
        try {
            if (reference.group(1) != null) {
                String name = reference.group(1);
                return orEmpty(
                        name.matches("\\d+") ? match.group(Integer.parseInt(name)) : match.group(groupName(name)));
            }
            if (reference.group(2) != null) {
                return orEmpty(match.group(Integer.parseInt(reference.group(2))));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            throw new ProblemException(
                    Problem.error("the regular expression has no group for '" + reference.group() + "'"));
        }
        return switch (reference.group(3)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "\\" -> "\\";
            default -> reference.group();
        };
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    private String translate() {
        while (at < python.length()) {
            char c = python.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> group();
                case '{' -> brace();
                default -> take(1);
            }
        }
        return java.toString();
    }

    private void take(int count) {
        int end = Math.min(python.length(), at + count);
        java.append(python, at, end);
        at = end;
    }

    private void escape() {
        if (python.startsWith("\\Z", at)) {
            java.append("\\z");
            at += 2;
        } else {
            take(2);
        }
    }

    private void group() {
        if (python.startsWith("(?P<", at)) {
            java.append("(?<").append(nameUpTo('>')).append('>');
        } else if (python.startsWith("(?P=", at)) {
            java.append("\\k<").append(nameUpTo(')')).append('>');
        } else {
            take(1);
        }
    }

    /** The name after the four characters that open it. Java allows no underscore in it. */
    private String nameUpTo(char close) {
        int start = at + "(?P<".length();
        int end = python.indexOf(close, start);
        if (end < 0) {
            throw new PatternSyntaxException("a group's name does not end", python, at);
        }
        at = end + 1;
        return groupName(python.substring(start, end));
    }

    private static String groupName(String python) {
        return python.replace("_", "U95");
    }

    /** Where it is no quantifier, Python takes a brace as it is. */
    private void brace() {
        Matcher quantifier = QUANTIFIER.matcher(python).region(at, python.length());
        if (!quantifier.lookingAt()) {
            java.append("\\{");
            at++;
        } else {
            java.append(quantifier.group().replace("{,", "{0,"));
            at = quantifier.end();
        }
    }

    /** Inside of a class Python knows no class within it and no intersection. */
    private void characterClass() {
        take(1);
        if (at < python.length() && python.charAt(at) == '^') {
            take(1);
        }
        if (at < python.length() && python.charAt(at) == ']') {
            java.append("\\]");
            at++;
        }
        while (at < python.length() && python.charAt(at) != ']') {
            char c = python.charAt(at);
            if (c == '\\') {
                take(2);
            } else {
                java.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
                at++;
            }
        }
        take(1);
    }
}

package dev.sentryprovision.template.python;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a regular expression of Python as Java reads it: named groups, literal braces, brackets in classes. */
final class RegexTranslation {

    private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d*)(,?)(\\d*)}");
    private static final Pattern NAMED = Pattern.compile("\\(\\?P(<|=|>)(\\w+)(>|\\))");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?([aiLmsux]+)(-[imsx]+)?([:)])");

    private final String python;
    private final Map<String, String> names;
    private final StringBuilder java = new StringBuilder();
    private int at;

    /** @param names receives what Java calls each named group */
    RegexTranslation(String python, Map<String, String> names) {
        this.python = python;
        this.names = names;
    }

    String translate() {
        while (at < python.length()) {
            switch (python.charAt(at)) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '{' -> brace();
                case '(' -> group();
                default -> java.append(python.charAt(at++));
            }
        }
        return java.toString();
    }

    private void escape() {
        String escaped = at + 1 < python.length() ? python.substring(at, at + 2) : "\\\\";
        java.append(escaped.equals("\\Z") ? "\\z" : escaped);
        at += 2;
    }

    private void brace() {
        Matcher m = QUANTIFIER.matcher(python).region(at, python.length());
        boolean quantifier =
                m.lookingAt() && !(m.group(1).isEmpty() && m.group(3).isEmpty());
        if (quantifier) {
            java.append('{')
                    .append(m.group(1).isEmpty() ? "0" : m.group(1))
                    .append(m.group(2))
                    .append(m.group(3))
                    .append('}');
            at = m.end();
        } else {
            java.append("\\{");
            at++;
        }
    }

    private void group() {
        Matcher named = NAMED.matcher(python).region(at, python.length());
        Matcher flags = FLAGS.matcher(python).region(at, python.length());
        if (named.lookingAt() && !named.group(1).equals(">")) {
            String name = names.computeIfAbsent(named.group(2), _ -> "g" + names.size() + "x");
            java.append(named.group(1).equals("<") ? "(?<" + name + ">" : "\\k<" + name + ">");
            at = named.end();
        } else if (python.startsWith("(?#", at)) {
            int end = python.indexOf(')', at);
            at = end < 0 ? python.length() : end + 1;
        } else if (flags.lookingAt()) {
            String off = flags.group(2) == null ? "" : flags.group(2);
            java.append("(?")
                    .append(flags.group(1).replaceAll("[aLu]", ""))
                    .append(off)
                    .append(flags.group(3));
            at = flags.end();
        } else {
            java.append('(');
            at++;
        }
    }

    private void characterClass() {
        java.append('[');
        at++;
        if (python.startsWith("^", at)) {
            java.append('^');
            at++;
        }
        if (python.startsWith("]", at)) {
            java.append("\\]");
            at++;
        }
        while (at < python.length() && python.charAt(at) != ']') {
            char c = python.charAt(at);
            if (c == '\\') {
                escape();
            } else {
                java.append(c == '[' || c == '&' ? "\\" : "").append(c);
                at++;
            }
        }
        java.append(at < python.length() ? "]" : "");
        at++;
    }
}

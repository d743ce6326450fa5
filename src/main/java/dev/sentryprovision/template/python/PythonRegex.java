package dev.sentryprovision.template.python;

import dev.sentryprovision.template.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of Python's {@code re}, and what replacement texts mean to it. */
public final class PythonRegex {

    private final Pattern pattern;
    private final Map<String, String> names;

    private PythonRegex(Pattern pattern, Map<String, String> names) {
        this.pattern = pattern;
        this.names = names;
    }

    public static PythonRegex compile(String python, boolean ignoreCase, boolean multiline) {
        Map<String, String> names = new HashMap<>();
        String java = new RegexTranslation(python, names).translate();
        int flags = Pattern.UNICODE_CHARACTER_CLASS
                | Pattern.UNIX_LINES
                | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | (multiline ? Pattern.MULTILINE : 0);
        try {
            return new PythonRegex(Pattern.compile(java, flags), names);
        } catch (PatternSyntaxException e) {
            throw new Failure(
                    Category.RUNTIME,
                    "'" + python + "' is not a regular expression: " + e.getDescription(),
                    "",
                    Failure.NOWHERE);
        }
    }

    /** A matcher that gives up with an error when it tries too much. */
    public Matcher matcher(String text) {
        return pattern.matcher(new BoundedText(text));
    }

    /** A group by number or name; nothing when it took no part in the match. */
    public Optional<String> group(Matcher match, String group) {
        try {
            String found = group.chars().allMatch(Character::isDigit)
                    ? match.group(Integer.parseInt(group))
                    : match.group(names.getOrDefault(group, group));
            return Optional.ofNullable(found);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw Failure.runtime("the regular expression has no group '" + group + "'");
        }
    }

    /** All groups that have names, by those names; empty where one took no part in the match. */
    public Map<String, Optional<String>> namedGroups(MatchResult match) {
        Map<String, Optional<String>> groups = new TreeMap<>();
        names.forEach((name, group) -> groups.put(name, Optional.ofNullable(match.group(group))));
        return groups;
    }

    /** Where a named group that took part in the match begins. */
    public int start(Matcher match, String name) {
        return match.start(names.getOrDefault(name, name));
    }

    /** Replaces the first {@code count} matches, all of them when it is 0. */
    public String replace(String text, String replacement, int count) {
        List<Part> parts = parts(replacement);
        Matcher match = matcher(text);
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (int done = 0; (count == 0 || done < count) && match.find(); done++) {
            out.append(text, end, match.start());
            append(out, match, parts);
            Limits.checkText(out.length());
            end = match.end();
        }
        return out.append(text, end, text.length()).toString();
    }

    /** A replacement text with the groups of one match in it. */
    public String expand(Matcher match, String replacement) {
        StringBuilder out = new StringBuilder();
        append(out, match, parts(replacement));
        return out.toString();
    }

    private void append(StringBuilder out, Matcher match, List<Part> parts) {
        for (Part part : parts) {
            out.append(part.isGroup ? group(match, part.text).orElse("") : part.text);
        }
    }

    private record Part(String text, boolean isGroup) {}

    private static final Pattern REFERENCE = Pattern.compile("\\\\(?:g<([^>]+)>|([1-9]\\d?)|(.))", Pattern.DOTALL);

    private static List<Part> parts(String replacement) {
        List<Part> parts = new ArrayList<>();
        Matcher m = REFERENCE.matcher(replacement);
        int end = 0;
        while (m.find()) {
            parts.add(new Part(replacement.substring(end, m.start()), false));
            String group = m.group(1) != null ? m.group(1) : m.group(2);
            parts.add(group != null ? new Part(group, true) : new Part(Escapes.expand(m.group()), false));
            end = m.end();
        }
        parts.add(new Part(replacement.substring(end), false));
        return parts;
    }

    /** Text whose characters can be read only so often: backtracking without end becomes an error. */
    private static final class BoundedText implements CharSequence {

        private final String text;
        private long reads;

        BoundedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > 200_000_000L) {
                throw Failure.runtime("the regular expression tries too much on this text");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

package dev.sentryprovision.vars;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A line of arguments, {@code key=value …}, taken apart as Ansible does.
 *
 * @param options values by key: quotes around a value are gone, escapes ({@code \n}, {@code \x41} …) are decoded
 * @param starts  where each value begins in the line
 * @param rest    what is not {@code key=value}, as written
 */
public record KeyValues(Map<String, String> options, Map<String, Integer> starts, String rest) {

    /** The only keys a command line may hold for itself: whatever else looks like one belongs to the command. */
    private static final Set<String> OF_COMMANDS = Set.of(
            "chdir", "creates", "executable", "removes", "stdin", "stdin_add_newline", "strip_empty_ends", "warn");

    private static final Map<String, String> TEMPLATES = Map.of("{{", "}}", "{%", "%}", "{#", "#}");

    /**
     * Takes a line apart.
     *
     * @throws IllegalArgumentException when a quote or a template is not closed
     */
    public static KeyValues of(String line) {
        return parse(line, _ -> true);
    }

    /**
     * Takes apart the line of a shell or program, with options in between.
     *
     * @throws IllegalArgumentException when a quote or a template is not closed
     */
    public static KeyValues ofCommandLine(String line) {
        return parse(line, OF_COMMANDS::contains);
    }

    /** The index after the first word, which may be a template with blanks in it. */
    public static int endOfFirstWord(String line) {
        return Words.endOfFirst(line);
    }

    private static KeyValues parse(String line, Predicate<String> wanted) {
        Map<String, String> options = new LinkedHashMap<>();
        Map<String, Integer> starts = new LinkedHashMap<>();
        StringBuilder rest = new StringBuilder();
        for (Words.Word word : Words.of(line)) {
            String text = Escapes.decode(word.text());
            int equals = firstEquals(text);
            if (equals > 0 && wanted.test(text.substring(0, equals))) {
                String key = text.substring(0, equals).strip();
                options.put(key, unquoted(text.substring(equals + 1).strip()));
                starts.put(key, word.start() + equals + 1);
            } else if (equals < 0 && text.contains("\\=")) {
                rest.append(text.replace("\\=", "=")).append(word.gap());
            } else {
                rest.append(word.text()).append(word.gap());
            }
        }
        return new KeyValues(options, starts, withoutLastBlank(rest.toString(), line));
    }

    /** The first equals sign that is neither at the start, nor escaped, nor part of a template; -1 without one. */
    private static int firstEquals(String text) {
        int at = text.indexOf('=', 1);
        while (at > 0 && (text.charAt(at - 1) == '\\' || isInTemplate(text, at))) {
            at = text.indexOf('=', at + 1);
        }
        return at;
    }

    private static boolean isInTemplate(String text, int index) {
        return TEMPLATES.entrySet().stream()
                .anyMatch(pair -> text.lastIndexOf(pair.getKey(), index) > text.lastIndexOf(pair.getValue(), index));
    }

    private static String unquoted(String text) {
        int last = text.length() - 1;
        boolean quoted = last > 0
                && text.charAt(0) == text.charAt(last)
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(last - 1) != '\\';
        return quoted ? text.substring(1, last) : text;
    }

    /** A blank before an option that was taken out from the end is no part of the rest. */
    private static String withoutLastBlank(String rest, String line) {
        return rest.endsWith(" ") && !line.endsWith(rest) ? rest.stripTrailing() : rest;
    }
}

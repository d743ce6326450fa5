package dev.sentryprovision.vars;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ansible's short form {@code name=value other="a b"}: words divided at blanks and line ends that are in neither quotes nor braces.
 * All values are texts.
 *
 * @param pairs by name, the last of a name counts
 * @param free  words without {@code =}, in order, quotes kept
 */
public record KeyValues(Map<String, String> pairs, List<String> free) {

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\\\\'\"abfnrtv]))");
    private static final String SIMPLE = "\\'\"abfnrtv";
    private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000B";

    /**
     * Reads the form.
     *
     * @throws ProblemException when a quote or brace is not closed
     */
    public static KeyValues parse(String text, SourceSpan where) {
        Map<String, String> pairs = new LinkedHashMap<>();
        List<String> free = new ArrayList<>();
        for (String word : new Words(text, where).all()) {
            String plain = unescaped(word);
            int equals = equalsSign(plain);
            if (equals > 0) {
                pairs.put(
                        plain.substring(0, equals).strip(),
                        unquoted(plain.substring(equals + 1).strip()));
            } else {
                free.add(word);
            }
        }
        return new KeyValues(pairs, free);
    }

    /** The first equals sign that no backslash stands before. */
    private static int equalsSign(String word) {
        int at = word.indexOf('=', 1);
        while (at > 0 && word.charAt(at - 1) == '\\') {
            at = word.indexOf('=', at + 1);
        }
        return at;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0)
                && text.charAt(text.length() - 2) != '\\';
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning(found)));
    }

    private static String meaning(java.util.regex.MatchResult found) {
        for (int group = 1; group <= 3; group++) {
            if (found.group(group) != null) {
                return Character.toString(Integer.parseInt(found.group(group), 16));
            }
        }
        return String.valueOf(MEANING.charAt(SIMPLE.indexOf(found.group(4))));
    }

    /** The words of one text. */
    private static final class Words {

        private final String text;
        private final SourceSpan where;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private char quote;
        private int braces;

        Words(String text, SourceSpan where) {
            this.text = text;
            this.where = where;
        }

        List<String> all() {
            for (int i = 0; i < text.length(); i++) {
                next(i);
            }
            endOfWord();
            if (quote != 0 || braces > 0) {
                String open = quote != 0 ? "the quote " + quote : "a template brace";
                throw new ProblemException(Problem.error(open + " is not closed", where, ""));
            }
            return words;
        }

        private void next(int i) {
            char c = text.charAt(i);
            boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
            if (quote == 0 && braces == 0 && (c == ' ' || c == '\n')) {
                endOfWord();
                return;
            }
            if ((c == '"' || c == '\'') && !escaped && braces == 0 && (quote == 0 || quote == c)) {
                quote = quote == 0 ? c : 0;
            }
            countBraces(i);
            word.append(c);
        }

        private void countBraces(int i) {
            if (text.startsWith("{{", i) || text.startsWith("{%", i) || text.startsWith("{#", i)) {
                braces++;
            } else if (braces > 0
                    && i > 0
                    && (text.startsWith("}}", i - 1) || text.startsWith("%}", i - 1) || text.startsWith("#}", i - 1))) {
                braces--;
            }
        }

        private void endOfWord() {
            if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
    }
}

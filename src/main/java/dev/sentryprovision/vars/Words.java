package dev.sentryprovision.vars;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of arguments at blanks and line ends, but not inside quotes or templates. */
final class Words {

    /**
     * A word and the white space after it.
     *
     * @param start index in the line
     */
    record Word(String text, String gap, int start) {}

    private final String line;
    private final List<Word> words = new ArrayList<>();
    private final int[] open = new int[JINJA.length()];
    private char quote;

    private static final String JINJA = "{%#";
    private static final char NO_QUOTE = 0;

    private Words(String line) {
        this.line = line;
    }

    static List<Word> of(String line) {
        return new Words(line).split();
    }

    /** The index after the first word, which may be a template with blanks in it. */
    static int endOfFirst(String line) {
        Words words = new Words(line);
        return words.endOfWord(words.endOfGap(0));
    }

    private List<Word> split() {
        int at = endOfGap(0);
        while (at < line.length()) {
            int end = endOfWord(at);
            int next = endOfGap(end);
            add(line.substring(at, end), line.substring(end, next), at);
            at = next;
        }
        if (!isOutside()) {
            throw new IllegalArgumentException(
                    quote == NO_QUOTE ? "a template is not closed" : "a quote (" + quote + ") is not closed");
        }
        return words;
    }

    /** A backslash that stands alone joins lines: it goes, and the line end with it. */
    private void add(String text, String gap, int start) {
        if (!text.equals("\\")) {
            words.add(new Word(text, gap, start));
        }
    }

    private int endOfGap(int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfWord(int from) {
        int at = from;
        while (at < line.length() && !(isOutside() && isBlank(line.charAt(at)))) {
            at += step(at);
        }
        return at;
    }

    /** Notes what opens or closes here; gives the number of characters that were looked at. */
    private int step(int at) {
        char c = line.charAt(at);
        char next = at + 1 < line.length() ? line.charAt(at + 1) : NO_QUOTE;
        int opens = c == '{' ? JINJA.indexOf(next) : -1;
        int closes = next == '}' ? "}%#".indexOf(c) : -1;
        if (opens >= 0) {
            open[opens]++;
            return 2;
        }
        if (closes >= 0) {
            open[closes] = Math.max(0, open[closes] - 1);
            return 2;
        }
        boolean escaped = at > 0 && line.charAt(at - 1) == '\\';
        if ((c == '"' || c == '\'') && !escaped) {
            quote = quote == NO_QUOTE ? c : quote == c ? NO_QUOTE : quote;
        }
        return 1;
    }

    private boolean isOutside() {
        return quote == NO_QUOTE && open[0] == 0 && open[1] == 0 && open[2] == 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }
}

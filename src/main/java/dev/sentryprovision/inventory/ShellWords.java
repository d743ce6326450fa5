package dev.sentryprovision.inventory;

import java.util.ArrayList;
import java.util.List;

/** Divides a line into words as a shell does, quotes taken off; {@code #} outside quotes ends the line. */
final class ShellWords {

    /**
     * A word.
     *
     * @param column where it begins in the line, counted from 1
     */
    record Word(String text, int column) {}

    private final String line;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int start = -1;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    static List<Word> of(String line) {
        ShellWords words = new ShellWords(line);
        words.read();
        return words.words;
    }

    private void read() {
        while (at < line.length() && line.charAt(at) != '#') {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                endWord();
                at++;
            } else {
                start = start < 0 ? at : start;
                part(c);
            }
        }
        endWord();
    }

    private void part(char c) {
        switch (c) {
            case '\'', '"' -> quoted(c);
            case '\\' -> {
                if (at + 1 >= line.length()) {
                    throw new IllegalArgumentException("nothing follows the last backslash");
                }
                word.append(line.charAt(at + 1));
                at += 2;
            }
            default -> {
                word.append(c);
                at++;
            }
        }
    }

    private void quoted(char quote) {
        for (at++; at < line.length() && line.charAt(at) != quote; at++) {
            boolean escape = quote == '"'
                    && line.startsWith("\\", at)
                    && at + 1 < line.length()
                    && "\"\\".indexOf(line.charAt(at + 1)) >= 0;
            at += escape ? 1 : 0;
            word.append(line.charAt(at));
        }
        if (at >= line.length()) {
            throw new IllegalArgumentException("the quote " + quote + " is not closed");
        }
        at++;
    }

    private void endWord() {
        if (start >= 0) {
            words.add(new Word(word.toString(), start + 1));
            word.setLength(0);
            start = -1;
        }
    }
}

package dev.sentryprovision.module.commands;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a shell does, without running one: quotes and backslashes count, nothing else is
 * special.
 */
public final class ShellWords {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /** @throws ProblemException when a quote is not closed */
    public static List<String> split(String line) {
        ShellWords words = new ShellWords(line);
        while (words.at < line.length()) {
            words.step(line.charAt(words.at++));
        }
        words.endWord();
        return List.copyOf(words.words);
    }

    /** What follows the first word, as it is written. */
    static String afterFirst(String line) {
        ShellWords words = new ShellWords(line);
        while (words.at < line.length() && words.words.isEmpty()) {
            words.step(line.charAt(words.at++));
        }
        return line.substring(words.at).strip();
    }

    private void step(char c) {
        switch (c) {
            case ' ', '\t', '\n', '\r' -> endWord();
            case '\'' -> quoted('\'');
            case '"' -> quoted('"');
            case '\\' -> take(next("a backslash at the end"));
            default -> take(c);
        }
    }

    private void quoted(char quote) {
        inWord = true;
        for (char c = next(quote); c != quote; c = next(quote)) {
            boolean escapes = c == '\\' && quote == '"' && at < line.length() && "\"\\".indexOf(line.charAt(at)) >= 0;
            take(escapes ? line.charAt(at++) : c);
        }
    }

    private char next(Object unclosed) {
        if (at == line.length()) {
            String what = unclosed instanceof Character quote ? "the quote " + quote + " is not closed" : unclosed + "";
            throw new ProblemException(Problem.error("cannot split the command line: " + what)
                    .withHint("use argv to give the words one by one"));
        }
        return line.charAt(at++);
    }

    private void take(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}

package dev.sentryprovision.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting of an ssh_config file.
 *
 * @param keyword in lower case
 */
record SshConfigLine(String keyword, List<String> arguments) {

    SshConfigLine {
        arguments = List.copyOf(arguments);
    }

    /** Parses a line; nothing when it is blank or a comment. The keyword may be followed by blanks or one {@code =}. */
    static Optional<SshConfigLine> parse(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '=') {
            end++;
        }
        String rest = line.substring(end).strip();
        String values = rest.startsWith("=") ? rest.substring(1) : rest;
        return Optional.of(new SshConfigLine(line.substring(0, end).toLowerCase(Locale.ROOT), words(values)));
    }

    /** Words separated by blanks; quotes keep them together, a word that starts with {@code #} begins a comment. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean inWord = false;
        for (char c : text.toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else if (quote == 0 && c == '#' && !inWord) {
                return words;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}

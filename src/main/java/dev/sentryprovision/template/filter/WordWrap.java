package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.TextSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filter {@code wordwrap}: lines are broken at blanks and after hyphens. */
final class WordWrap {

    private static final Pattern CHUNK = Pattern.compile("\\s+|\\S+");
    private static final Pattern AT_HYPHENS = Pattern.compile("[^\\s-]*\\w{2,}-+(?=\\w{2})|\\S+?(?=$)|\\S+");

    private WordWrap() {}

    static Object apply(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("wordwrap", "width", "break_long_words", "wrapstring", "break_on_hyphens");
        int width = bound.number(0, 79);
        if (width <= 0) {
            throw Failure.filter("invalid width " + width + " (must be > 0)");
        }
        String newline = bound.text(2, "\n");
        List<String> lines = new ArrayList<>();
        for (Object line : TextSplit.lines(Repr.str(value), false)) {
            lines.add(String.join(
                    newline, wrap(chunks((String) line, bound.flag(3, true)), width, bound.flag(1, true))));
        }
        return String.join(newline, lines);
    }

    private static List<String> chunks(String line, boolean atHyphens) {
        List<String> chunks = new ArrayList<>();
        Matcher words = CHUNK.matcher(line);
        while (words.find()) {
            if (atHyphens && words.group().contains("-")) {
                AT_HYPHENS.matcher(words.group()).results().forEach(part -> chunks.add(part.group()));
            } else {
                chunks.add(words.group());
            }
        }
        return chunks;
    }

    private static List<String> wrap(List<String> chunks, int width, boolean breakLong) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String chunk : chunks) {
            String rest = chunk;
            if (line.length() + rest.length() > width && !line.isEmpty()) {
                if (breakLong && rest.length() > width && !rest.isBlank()) {
                    int room = width - line.length();
                    line.append(rest, 0, room);
                    rest = rest.substring(room);
                }
                add(lines, line);
            }
            if (line.isEmpty() && rest.isBlank() && !lines.isEmpty()) {
                continue;
            }
            int from = 0;
            for (; breakLong && rest.length() - from > width; from += width) {
                lines.add(rest.substring(from, from + width));
            }
            line.append(rest, from, rest.length());
        }
        add(lines, line);
        return lines;
    }

    private static void add(List<String> lines, StringBuilder line) {
        String text = line.toString().stripTrailing();
        if (!text.isEmpty()) {
            lines.add(text);
        }
        line.setLength(0);
    }
}

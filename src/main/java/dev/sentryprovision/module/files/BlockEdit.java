package dev.sentryprovision.module.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block of lines between two marker lines, made present or absent.
 *
 * @param block        its lines; empty removes it, markers and all
 * @param insertAfter  where a new block goes: a regular expression, or {@code EOF}
 * @param insertBefore the same: a regular expression, or {@code BOF}
 */
record BlockEdit(
        String begin,
        String end,
        String block,
        Optional<String> insertAfter,
        Optional<String> insertBefore,
        boolean blankLineBefore,
        boolean blankLineAfter) {

    String apply(EditableText file) {
        List<String> lines = new ArrayList<>(file.lines());
        int at = takeOutOldBlock(lines).orElseGet(() -> insertionPoint(file));
        if (at > 0 && !lines.get(at - 1).endsWith("\n")) {
            lines.set(at - 1, lines.get(at - 1) + "\n");
        }
        if (block.isEmpty()) {
            return String.join("", lines);
        }
        if (blankLineBefore && at > 0 && !lines.get(at - 1).equals("\n")) {
            lines.add(at++, "\n");
        }
        List<String> inserted = blockLines();
        lines.addAll(at, inserted);
        int next = at + inserted.size();
        if (blankLineAfter && next < lines.size() && !lines.get(next).equals("\n")) {
            lines.add(next, "\n");
        }
        return String.join("", lines);
    }

    private List<String> blockLines() {
        return EditableText.lines(begin + "\n" + block + (block.endsWith("\n") ? "" : "\n") + end + "\n");
    }

    /** The place of the block that is there, without it; nothing when there is none. */
    private Optional<Integer> takeOutOldBlock(List<String> lines) {
        int first = lines.lastIndexOf(begin + "\n");
        int last = lines.lastIndexOf(end + "\n");
        if (first < 0 || last < 0) {
            return Optional.empty();
        }
        lines.subList(Math.min(first, last), Math.max(first, last) + 1).clear();
        return Optional.of(Math.min(first, last));
    }

    private int insertionPoint(EditableText file) {
        int size = file.lines().size();
        if (insertBefore.isPresent()) {
            return insertBefore.get().equals("BOF")
                    ? 0
                    : lineOf(file, insertBefore.get(), false).orElse(size);
        }
        return insertAfter
                .filter(text -> !text.equals("EOF"))
                .flatMap(text -> lineOf(file, text, true))
                .map(line -> line + 1)
                .orElse(size);
    }

    /** The last line that matches; a pattern for many lines is searched for once in the whole text. */
    private static Optional<Integer> lineOf(EditableText file, String regexp, boolean atEnd) {
        LinePattern pattern = LinePattern.of(regexp);
        if (regexp.matches("\\(\\?[a-z]*m[a-z]*\\).*")) {
            return pattern.find(file.text())
                    .map(match -> newlines(file.text().substring(0, atEnd ? match.end() : match.start())));
        }
        List<String> lines = file.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (pattern.isIn(lines.get(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}

package dev.sentryprovision.module.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One line of a text, made present or absent. Texts in it are those of the file, see {@link EditableText#foreign}.
 *
 * @param insertAfter  a regular expression, {@code BOF} or {@code EOF}
 * @param insertBefore a regular expression or {@code BOF}
 * @param firstMatch   the first line that matches counts, not the last
 */
record LineEdit(
        Optional<String> regexp,
        Optional<String> searchString,
        String line,
        Optional<String> insertAfter,
        Optional<String> insertBefore,
        boolean backrefs,
        boolean firstMatch) {

    private static final String TOP = "BOF";
    private static final String END = "EOF";

    /**
     * The text afterwards.
     *
     * @param message what was done, in words; empty when nothing was
     * @param count   how many lines were added, replaced or removed
     */
    record Edited(String text, String message, int count) {}

    Edited present(List<String> lines) {
        Optional<Integer> matching = matchingLine(lines);
        if (matching.isPresent()) {
            return replace(lines, matching.get());
        }
        Optional<Integer> same = IntStream.range(0, lines.size())
                .filter(i -> EditableText.withoutNewline(lines.get(i)).equals(line))
                .boxed()
                .reduce((_, last) -> last);
        if (same.isPresent() || backrefs) {
            return unchanged(lines);
        }
        return insert(lines);
    }

    Edited absent(List<String> lines) {
        Predicate<String> unwanted =
                matching().orElse(each -> EditableText.withoutNewline(each).equals(line));
        List<String> kept = lines.stream().filter(unwanted.negate()).toList();
        int removed = lines.size() - kept.size();
        return removed == 0
                ? unchanged(lines)
                : new Edited(String.join("", kept), removed + " line(s) removed", removed);
    }

    /** What tells the lines that are meant; nothing when only the line itself is given. */
    private Optional<Predicate<String>> matching() {
        return regexp.map(LineEdit::found).or(() -> searchString.map(text -> each -> each.contains(text)));
    }

    private Optional<Integer> matchingLine(List<String> lines) {
        return matching().flatMap(test -> lastOrFirst(lines, test));
    }

    private Optional<Integer> lastOrFirst(List<String> lines, Predicate<String> test) {
        IntStream found = IntStream.range(0, lines.size()).filter(i -> test.test(lines.get(i)));
        return firstMatch ? found.boxed().findFirst() : found.boxed().reduce((_, last) -> last);
    }

    private Edited replace(List<String> lines, int at) {
        String wanted = line;
        if (backrefs && regexp.isPresent()) {
            wanted = LinePattern.of(regexp.get()).expand(lines.get(at), line).orElse(line);
        }
        String whole = wanted.endsWith("\n") ? wanted : wanted + "\n";
        if (lines.get(at).equals(whole)) {
            return unchanged(lines);
        }
        List<String> edited = new ArrayList<>(lines);
        edited.set(at, whole);
        return new Edited(String.join("", edited), "line replaced", 1);
    }

    private Edited insert(List<String> lines) {
        List<String> edited = new ArrayList<>(lines);
        int at = insertionPoint(lines);
        if (at == lines.size() && at > 0 && !lines.getLast().endsWith("\n")) {
            edited.set(at - 1, lines.getLast() + "\n");
        }
        edited.add(at, line + "\n");
        return new Edited(String.join("", edited), "line added", 1);
    }

    /** Without a line that matches, the line goes to the end. */
    private int insertionPoint(List<String> lines) {
        if (insertBefore.filter(TOP::equals).isPresent()
                || insertAfter.filter(TOP::equals).isPresent()) {
            return 0;
        }
        Optional<Integer> after = insertAfter
                .filter(text -> !text.equals(END))
                .flatMap(text -> lastOrFirst(lines, found(text)))
                .map(i -> i + 1);
        return after.or(() -> insertBefore.flatMap(text -> lastOrFirst(lines, found(text))))
                .orElse(lines.size());
    }

    private static Predicate<String> found(String regexp) {
        return LinePattern.of(regexp)::isIn;
    }

    private static Edited unchanged(List<String> lines) {
        return new Edited(String.join("", lines), "", 0);
    }
}

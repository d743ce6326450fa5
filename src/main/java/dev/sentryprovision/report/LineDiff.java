package dev.sentryprovision.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.sentryprovision.report.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/** The hunks of a unified diff. The library's own writer cannot tell a last line without a line break. */
final class LineDiff {

    private static final int CONTEXT = 3;

    /** Above this number of line pairs, texts that share little would take minutes; they are shown as replaced. */
    private static final long PAIRS_LIMIT = 100_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<DiffLine> lines = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static List<DiffLine> of(String before, String after) {
        LineDiff diff = new LineDiff(split(before), split(after));
        diff.draw(diff.edits());
        return diff.lines;
    }

    /** Lines with their line break, so that the last one without it differs from the same line with it. */
    private static List<String> split(String text) {
        List<String> result = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            result.add(text.substring(start, next));
            start = next;
        }
        return result;
    }

    /** Lines of the one text that lines of the other stand for; counted from 0, ends exclusive. */
    private record Edit(int from, int to, int targetFrom, int targetTo) {

        static Edit of(AbstractDelta<String> delta) {
            Chunk<String> source = delta.getSource();
            Chunk<String> target = delta.getTarget();
            return new Edit(
                    source.getPosition(),
                    source.getPosition() + source.size(),
                    target.getPosition(),
                    target.getPosition() + target.size());
        }

        Edit join(Edit next) {
            return new Edit(from, next.to, targetFrom, next.targetTo);
        }
    }

    /** Edits in order; those that touch are one, so that all that was removed stands before what was added. */
    private List<Edit> edits() {
        if ((long) before.size() * after.size() > PAIRS_LIMIT) {
            return List.of(new Edit(0, before.size(), 0, after.size()));
        }
        List<Edit> edits = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<String>())
                .getDeltas()) {
            Edit edit = Edit.of(delta);
            boolean touches = !edits.isEmpty() && edits.getLast().to == edit.from;
            edits.add(touches ? edits.removeLast().join(edit) : edit);
        }
        return edits;
    }

    private void draw(List<Edit> edits) {
        int first = 0;
        while (first < edits.size()) {
            int last = first;
            while (last + 1 < edits.size() && edits.get(last + 1).from - edits.get(last).to <= 2 * CONTEXT) {
                last++;
            }
            drawHunk(edits.subList(first, last + 1));
            first = last + 1;
        }
    }

    private void drawHunk(List<Edit> edits) {
        Edit whole = edits.getFirst().join(edits.getLast());
        int lead = Math.min(CONTEXT, whole.from);
        int tail = Math.min(CONTEXT, before.size() - whole.to);
        lines.add(new DiffLine(
                Kind.HUNK,
                "@@ -" + range(whole.from - lead, whole.to + tail) + " +"
                        + range(whole.targetFrom - lead, whole.targetTo + tail) + " @@"));
        int position = whole.from - lead;
        for (Edit edit : edits) {
            addAll(Kind.CONTEXT, " ", before.subList(position, edit.from));
            addAll(Kind.REMOVED, "-", before.subList(edit.from, edit.to));
            addAll(Kind.ADDED, "+", after.subList(edit.targetFrom, edit.targetTo));
            position = edit.to;
        }
        addAll(Kind.CONTEXT, " ", before.subList(position, whole.to + tail));
    }

    private static String range(int from, int to) {
        int size = to - from;
        int start = size == 0 ? from : from + 1;
        return size == 1 ? "" + start : start + "," + size;
    }

    private void addAll(Kind kind, String sign, List<String> texts) {
        for (String text : texts) {
            boolean complete = text.endsWith("\n");
            lines.add(new DiffLine(kind, sign + (complete ? text.substring(0, text.length() - 1) : text)));
            if (!complete) {
                lines.add(new DiffLine(Kind.NOTE, "\\ No newline at end of file"));
            }
        }
    }
}

package dev.sentryprovision.report;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.report.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/** A difference as lines: a unified diff of the content, then one line for each attribute. */
final class DiffText {

    private DiffText() {}

    static List<DiffLine> lines(Diff diff) {
        List<DiffLine> lines = new ArrayList<>();
        boolean hasContent = hasContent(diff);
        List<DiffLine> content =
                hasContent ? LineDiff.of(diff.before().orElse(""), diff.after().orElse("")) : List.of();
        if (hasContent) {
            lines.add(
                    new DiffLine(Kind.BEFORE, header("--- before", diff.before().isPresent(), diff)));
            lines.add(new DiffLine(Kind.AFTER, header("+++ after", diff.after().isPresent(), diff)));
            lines.addAll(content);
            if (content.isEmpty()) {
                lines.add(new DiffLine(Kind.NOTE, unchanged(diff)));
            }
        } else {
            lines.add(new DiffLine(Kind.SUBJECT, "~ " + diff.subject()));
        }
        diff.attributes().forEach(change -> lines.add(new DiffLine(Kind.ATTRIBUTE, attribute(change, hasContent))));
        if (!diff.note().isEmpty()) {
            lines.add(new DiffLine(Kind.NOTE, (hasContent ? "(" : "  (") + diff.note() + ")"));
        }
        return lines;
    }

    private static boolean hasContent(Diff diff) {
        boolean onlyAttributes =
                diff.before().equals(diff.after()) && !diff.attributes().isEmpty();
        return !onlyAttributes && (diff.before().isPresent() || diff.after().isPresent());
    }

    private static String header(String side, boolean there, Diff diff) {
        return there ? side + ": " + diff.subject() : side;
    }

    /** Equal texts are a difference only where what differs was taken out, or where an empty file comes or goes. */
    private static String unchanged(Diff diff) {
        return diff.before().isPresent() && diff.after().isPresent() ? "(hidden values differ)" : "(empty)";
    }

    private static String attribute(AttributeChange change, boolean hasContent) {
        return (hasContent ? "" : "  ") + change.name() + ": " + orAbsent(change.before()) + " -> "
                + orAbsent(change.after());
    }

    private static String orAbsent(String text) {
        return text.isEmpty() ? "absent" : text;
    }
}

package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import java.util.Collection;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Turns what the parser complains about into what the author of the text did. */
final class SyntaxHints {

    private static final Pattern BARE_TEMPLATE = Pattern.compile("^[^\"'#]*(?::|-)\\s+\\{\\{.*");
    private static final Pattern TEXT_AFTER_QUOTE =
            Pattern.compile("^[^\"'#]*(?::|-)\\s+(?:\"[^\"]*\"|'[^']*')\\s*[^\\s#].*");

    private final String text;
    private final Marks marks;

    SyntaxHints(String text, Marks marks) {
        this.text = text;
        this.marks = marks;
    }

    Problem problem(MarkedYAMLException e) {
        String complaint = e.getProblem() == null ? "this is not YAML" : e.getProblem();
        Mark mark = e.getProblemMark();
        Mark context = e.getContextMark() == null ? mark : e.getContextMark();
        String during = e.getContext() == null ? "" : e.getContext();
        if (during.contains("quoted scalar") && complaint.contains("end of stream")) {
            return Problem.error("this quote is never closed", marks.point(context), "close it with the same sign");
        }
        if (during.contains("flow") && complaint.contains("stream end")) {
            return Problem.error("this bracket is never closed", marks.point(context), "close it with its counterpart");
        }
        return Problem.error(oneLine(complaint), marks.point(mark), hint(complaint, during, mark, context));
    }

    private String hint(String complaint, String during, Mark mark, Mark context) {
        String line = lineAt(mark);
        if (complaint.contains("TAB") || line.substring(0, indent(line)).contains("\t")) {
            return "indent with spaces: YAML does not allow tabs";
        }
        if (BARE_TEMPLATE.matcher(line).matches()) {
            return "a value that starts with '{{' must be quoted as a whole: \"{{ ... }}\"";
        }
        if (complaint.contains("cannot start any token")) {
            return "put the value in quotes: a text cannot begin with this sign";
        }
        return valueHint(complaint, during, line, context);
    }

    private static String valueHint(String complaint, String during, String line, Mark context) {
        if (complaint.contains("unknown escape")) {
            return "in double quotes a backslash is written twice; in single quotes it needs nothing";
        }
        if (complaint.contains("mapping values are not allowed")) {
            return "a text with ': ' in it must be quoted; or the line is indented differently from those above";
        }
        if (complaint.contains("sequence entries are not allowed")) {
            return "put the list on its own lines below the key";
        }
        if (TEXT_AFTER_QUOTE.matcher(line).matches()) {
            return "a value that begins with a quote ends with it: put the whole value in quotes";
        }
        return structureHint(complaint, during, line, context);
    }

    private static String structureHint(String complaint, String during, String line, Mark context) {
        if (during.contains("flow")) {
            return "the bracket opened on line " + (context.getLine() + 1) + " needs ',' between items and its end";
        }
        if (oddQuotes(line)) {
            return "a quote is not closed, here or in the lines above";
        }
        if (complaint.contains("expected ':'") || complaint.contains("simple key")) {
            return "a line in a mapping is 'key: value'; is the colon, or the space after it, missing?";
        }
        if (complaint.contains("<block end>")) {
            return "its indentation does not fit what began on line " + (context.getLine() + 1);
        }
        return "";
    }

    /** A control character, which is no text: usually a binary or encrypted file. */
    Problem unreadable(ReaderException e) {
        String before = text.substring(0, Math.min(text.length(), text.offsetByCodePoints(0, e.getPosition())));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return Problem.error(
                "the character U+%04X is not allowed in YAML".formatted(e.getCodePoint()),
                new SourceSpan(marks.source(), line, column, 1),
                "write it as an escape in double quotes, or is this not a text file?");
    }

    static YamlProblem unknownAlias(String name, SourceSpan where, Collection<String> known) {
        String near = Nearest.hint(name, known);
        return new YamlProblem(
                "no anchor '&" + name + "' stands before this alias",
                where,
                near.isEmpty() ? "a text that begins with '*' must be quoted" : near);
    }

    private String lineAt(Mark mark) {
        return text.lines().skip(mark.getLine()).findFirst().orElse("");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean oddQuotes(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1
                || line.chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    private static String oneLine(String complaint) {
        return complaint.replaceAll("\\s+", " ").strip();
    }
}

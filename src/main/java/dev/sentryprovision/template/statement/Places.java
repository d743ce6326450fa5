package dev.sentryprovision.template.statement;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.TemplateException;
import dev.sentryprovision.template.python.Failure;
import java.util.List;

/** Positions in texts as lines and columns of the file that the text stands in. */
public final class Places {

    private Places() {}

    /** The place of {@code offset} in a text that begins at {@code start}. */
    public static SourceSpan at(SourceSpan start, String text, int offset) {
        if (start.line() == 0 || offset < 0) {
            return start;
        }
        int end = Math.min(offset, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int line = (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        int column = line == 0 ? Math.max(1, start.column()) + end : end - lineStart + 1;
        return SourceSpan.at(start.source(), start.line() + line, column);
    }

    public static TemplateException exception(Failure failure, String text, SourceSpan start, List<String> chain) {
        return new TemplateException(
                failure.category(), failure.getMessage(), at(start, text, failure.offset()), failure.hint(), chain);
    }
}

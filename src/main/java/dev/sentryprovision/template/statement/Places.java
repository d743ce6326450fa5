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
        return start.within(text, offset);
    }

    public static TemplateException exception(Failure failure, String text, SourceSpan start, List<String> chain) {
        return new TemplateException(
                failure.category(), failure.getMessage(), at(start, text, failure.offset()), failure.hint(), chain);
    }
}

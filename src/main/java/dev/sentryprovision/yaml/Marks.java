package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.SourceSpan;
import org.yaml.snakeyaml.error.Mark;

/** Places as the parser counts them, from 0, as places that people count, from 1. */
record Marks(String source) {

    SourceSpan span(Mark start, Mark end) {
        int length = start.getLine() == end.getLine() ? end.getColumn() - start.getColumn() : 0;
        return new SourceSpan(source, start.getLine() + 1, start.getColumn() + 1, length);
    }

    SourceSpan point(Mark mark) {
        return new SourceSpan(source, mark.getLine() + 1, mark.getColumn() + 1, 1);
    }
}

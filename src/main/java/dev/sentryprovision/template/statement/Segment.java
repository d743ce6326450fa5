package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Token;
import java.util.List;

/** A piece of a template. */
sealed interface Segment {

    int offset();

    /** Text between tags. */
    record Text(String text, int offset) implements Segment {}

    /** {@code {{ … }}}. */
    record Output(List<Token> tokens, int offset) implements Segment {}

    /** {@code {% … %}}. */
    record Tag(List<Token> tokens, int offset) implements Segment {}
}

package dev.sentryprovision.template.expression;

import java.util.List;

/** A node of a parsed expression. Immutable; one tree serves all renderings. */
public interface Expression {

    Object evaluate(Frame frame);

    /** The expressions inside. */
    default List<Expression> parts() {
        return List.of();
    }
}

package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import java.util.List;

/** A node of a parsed template. Immutable; one tree serves all renderings. */
interface Statement {

    void run(Run run);

    /** The statements inside. */
    default List<Statement> body() {
        return List.of();
    }

    /** The expressions that it evaluates itself. */
    default List<Expression> expressions() {
        return List.of();
    }
}

package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import java.util.List;

/** {@code do …}: for its effect only. */
record Do(Expression expression) implements Statement {
    @Override
    public void run(Run run) {
        expression.evaluate(run.frame());
    }

    @Override
    public List<Expression> expressions() {
        return List.of(expression);
    }
}

package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import java.util.List;

/** {@code set x = …}. */
record Assign(Target target, Expression value) implements Statement {
    @Override
    public void run(Run run) {
        target.assign(value.evaluate(run.frame()), run.frame());
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value);
    }
}

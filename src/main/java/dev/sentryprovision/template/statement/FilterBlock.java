package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import java.util.List;

/** {@code filter name … endfilter}. */
record FilterBlock(Expression value, Captured captured, List<Statement> body) implements Statement {
    @Override
    public void run(Run run) {
        Run inside = run.in(run.frame().inner());
        Object content = inside.captured(body);
        inside.frame().set(captured.name(), content);
        run.out().add(value.evaluate(inside.frame()));
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value);
    }
}

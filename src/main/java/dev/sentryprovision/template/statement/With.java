package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Frame;
import java.util.List;

/** {@code with a = 1, b = 2}: the values are those of the names outside. */
record With(List<Target> targets, List<Expression> expressions, List<Statement> body) implements Statement {
    @Override
    public void run(Run run) {
        Frame inner = run.frame().inner();
        List<Object> values =
                expressions.stream().map(each -> each.evaluate(run.frame())).toList();
        for (int i = 0; i < values.size(); i++) {
            targets.get(i).assign(values.get(i), inner);
        }
        run.in(inner).all(body);
    }
}

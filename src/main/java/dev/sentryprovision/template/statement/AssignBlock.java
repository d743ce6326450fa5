package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import java.util.List;

/**
 * {@code set x | filters} with the value in a block.
 *
 * @param value what the filters give of the block, which they see as {@link Captured}
 */
record AssignBlock(Target target, Expression value, Captured captured, List<Statement> body) implements Statement {
    @Override
    public void run(Run run) {
        Run inside = run.in(run.frame().inner());
        Object content = inside.captured(body);
        inside.frame().set(captured.name(), content);
        target.assign(value.evaluate(inside.frame()), run.frame());
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value);
    }
}

package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.python.Repr;
import java.util.List;

/** {@code extends}: the other template is put out, with this one's blocks. */
record Extends(Expression name, int offset) implements Statement {
    @Override
    public void run(Run run) {
        String wanted = Repr.str(name.evaluate(run.frame()));
        run.blocks().extend(Include.load(wanted, run, offset));
    }

    @Override
    public List<Expression> expressions() {
        return List.of(name);
    }
}

package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Call;
import dev.sentryprovision.template.expression.Expression;
import java.util.List;

/** {@code call(x) macro(…)}: a call whose macro can call the block back. */
record CallBlock(Call call, Macro caller) implements Statement {
    @Override
    public void run(Run run) {
        run.out().add(call.evaluate(run.frame(), "caller", new MacroValue(caller, run)));
    }

    @Override
    public List<Statement> body() {
        return caller.body();
    }

    @Override
    public List<Expression> expressions() {
        return List.of(call);
    }
}

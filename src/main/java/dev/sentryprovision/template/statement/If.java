package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.python.Truth;
import java.util.ArrayList;
import java.util.List;

/** {@code if}, with its {@code elif}s and {@code else}. */
record If(List<Branch> branches, List<Statement> otherwise) implements Statement {

    /** What to do under which condition. */
    record Branch(Expression condition, List<Statement> body) {}

    @Override
    public void run(Run run) {
        for (Branch branch : branches) {
            if (Truth.of(branch.condition.evaluate(run.frame()))) {
                run.all(branch.body);
                return;
            }
        }
        run.all(otherwise);
    }

    @Override
    public List<Statement> body() {
        List<Statement> all = new ArrayList<>(otherwise);
        branches.forEach(branch -> all.addAll(branch.body));
        return all;
    }

    @Override
    public List<Expression> expressions() {
        return branches.stream().map(Branch::condition).toList();
    }
}

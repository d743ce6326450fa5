package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Values;
import java.util.List;

/** {@code include}: another template's output in this place. */
record Include(Expression names, boolean ignoreMissing, boolean withContext, int offset) implements Statement {
    @Override
    public void run(Run run) {
        Object wanted = Values.use(names.evaluate(run.frame()));
        List<?> candidates = wanted instanceof List<?> list ? list : List.of(wanted);
        for (int i = 0; i < candidates.size(); i++) {
            try {
                Template template = load(Repr.str(candidates.get(i)), run, offset);
                Frame frame = withContext
                        ? run.frame().forInclude("loop")
                        : run.frame().withoutContext();
                run.out()
                        .add(run.frame()
                                .rendering()
                                .nested(() -> template.within(
                                        frame, () -> template.run(frame).value())));
                return;
            } catch (Failure e) {
                if (e.category() != Category.TEMPLATE_NOT_FOUND || i == candidates.size() - 1 && !ignoreMissing) {
                    throw e;
                }
            }
        }
    }

    static Template load(String name, Run run, int offset) {
        try {
            return run.frame()
                    .environment()
                    .load(name, run.template(), run.frame().rendering().scope());
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    @Override
    public List<Expression> expressions() {
        return List.of(names);
    }
}

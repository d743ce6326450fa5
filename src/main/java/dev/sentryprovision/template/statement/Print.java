package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.FilterCall;
import java.util.List;
import java.util.Set;

/** {@code {{ … }}}, and text between tags. */
record Print(Expression expression) implements Statement {

    /** Their texts are texts even where literals are evaluated. */
    private static final Set<String> GIVE_TEXT =
            Set.of("string", "to_json", "to_nice_json", "to_yaml", "to_nice_yaml", "ppretty", "json");

    @Override
    public void run(Run run) {
        boolean asIs = expression instanceof FilterCall filter && GIVE_TEXT.contains(filter.name());
        run.out().add(expression.evaluate(run.frame()), asIs);
    }

    @Override
    public List<Expression> expressions() {
        return List.of(expression);
    }
}

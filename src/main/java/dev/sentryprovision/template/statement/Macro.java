package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code macro}, or the block of a {@code call}.
 *
 * @param defaults of the last parameters
 * @param uses     which of {@code caller}, {@code varargs} and {@code kwargs} the body reads
 */
record Macro(String name, List<String> parameters, List<Expression> defaults, List<Statement> body, Set<String> uses)
        implements Statement {

    static Macro of(String name, List<String> parameters, List<Expression> defaults, List<Statement> body) {
        Set<String> uses = new HashSet<>();
        Template.walk(body, expression -> {
            if (expression instanceof Name variable) {
                uses.add(variable.name());
            }
        });
        uses.retainAll(Set.of("caller", "varargs", "kwargs"));
        uses.removeAll(parameters);
        return new Macro(name, parameters, defaults, body, Set.copyOf(uses));
    }

    @Override
    public void run(Run run) {
        run.frame().set(name, new MacroValue(this, run));
    }

    @Override
    public List<Expression> expressions() {
        return defaults;
    }
}

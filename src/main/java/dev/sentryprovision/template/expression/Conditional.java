package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Undefined;
import java.util.List;
import java.util.Optional;

/** {@code a if c else b}; without {@code else} it may be undefined. */
record Conditional(Expression condition, Expression then, Optional<Expression> otherwise, int offset)
        implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        if (Truth.of(condition.evaluate(frame))) {
            return then.evaluate(frame);
        }
        if (otherwise.isEmpty()) {
            return Undefined.because(
                    "the inline if-expression evaluated to false and no else section was defined", offset);
        }
        return otherwise.get().evaluate(frame);
    }

    @Override
    public List<Expression> parts() {
        return otherwise.map(other -> List.of(condition, then, other)).orElse(List.of(condition, then));
    }
}

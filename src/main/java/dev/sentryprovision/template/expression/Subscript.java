package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Access;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Slice;
import java.util.List;

/** {@code value[key]}, and {@code value.0}. */
public record Subscript(Expression value, Expression key, int offset) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        Object owner = value.evaluate(frame);
        Object wanted = key.evaluate(frame);
        try {
            return Access.item(owner, wanted, offset);
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    @Override
    public List<Expression> parts() {
        return List.of(value, key);
    }

    /** {@code start:stop:step} between the brackets. */
    record Range(List<Expression> parts) implements Expression {
        @Override
        public Object evaluate(Frame frame) {
            return new Slice(
                    parts.get(0).evaluate(frame),
                    parts.get(1).evaluate(frame),
                    parts.get(2).evaluate(frame));
        }
    }
}

package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Operators;
import java.util.List;

/** {@code +x} and {@code -x}. */
record Sign(boolean negative, Expression operand, int offset) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        try {
            return negative ? Operators.negative(value) : Operators.positive(value);
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    @Override
    public List<Expression> parts() {
        return List.of(operand);
    }
}

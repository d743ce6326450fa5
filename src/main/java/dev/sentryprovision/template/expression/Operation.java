package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Operators;
import java.util.List;

/** Arithmetic with two operands. */
record Operation(String operator, Expression left, Expression right, int offset) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        Object a = left.evaluate(frame);
        Object b = right.evaluate(frame);
        try {
            return Operators.apply(operator, a, b);
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    @Override
    public List<Expression> parts() {
        return List.of(left, right);
    }
}

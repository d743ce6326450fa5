package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Truth;
import java.util.List;

/** {@code and}, {@code or} and {@code not}. */
final class Logic {

    private Logic() {}

    /** The first operand that decides, as it is. */
    record And(Expression left, Expression right) implements Expression {
        @Override
        public Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return Truth.of(first) ? right.evaluate(frame) : first;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** The first operand that decides, as it is. */
    record Or(Expression left, Expression right) implements Expression {
        @Override
        public Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return Truth.of(first) ? first : right.evaluate(frame);
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** The opposite. */
    record Not(Expression operand) implements Expression {
        @Override
        public Object evaluate(Frame frame) {
            return !Truth.of(operand.evaluate(frame));
        }

        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }
    }
}

package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Equality;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Operators;
import dev.sentryprovision.template.python.Order;
import java.util.ArrayList;
import java.util.List;

/** {@code a < b <= c}: each neighbour with the next, until one does not hold. */
record Comparison(Expression first, List<Step> steps) implements Expression {

    /** An operator and what follows it. */
    record Step(String operator, Expression operand, int offset) {}

    @Override
    public Object evaluate(Frame frame) {
        Object left = first.evaluate(frame);
        for (Step step : steps) {
            Object right = step.operand.evaluate(frame);
            try {
                if (!holds(step.operator, left, right)) {
                    return false;
                }
            } catch (Failure e) {
                throw e.at(step.offset);
            }
            left = right;
        }
        return true;
    }

    private static boolean holds(String operator, Object a, Object b) {
        return switch (operator) {
            case "==" -> Equality.same(a, b);
            case "!=" -> !Equality.same(a, b);
            case "in" -> Operators.contains(b, a);
            case "not in" -> !Operators.contains(b, a);
            default -> ordered(operator, a, b);
        };
    }

    private static boolean ordered(String operator, Object a, Object b) {
        int order = Order.compare(operator, a, b);
        if (a instanceof Double x && x.isNaN() || b instanceof Double y && y.isNaN()) {
            return false;
        }
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    @Override
    public List<Expression> parts() {
        List<Expression> parts = new ArrayList<>(List.of(first));
        steps.forEach(step -> parts.add(step.operand));
        return parts;
    }
}

package dev.sentryprovision.template.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the names that an expression reads whatever their values are, where none of them may be undefined. What only
 * some values lead to (the right of {@code and}, the branches of {@code if}, arguments) is left out, and so is all that
 * is handed to a filter or test that is there for what is undefined.
 */
public final class CertainReads {

    private final Environment environment;
    private final List<Name> found = new ArrayList<>();

    private CertainReads(Environment environment) {
        this.environment = environment;
    }

    public static List<Name> of(Expression expression, Environment environment) {
        CertainReads reads = new CertainReads(environment);
        reads.visit(expression);
        return reads.found;
    }

    private void visit(Expression expression) {
        switch (expression) {
            case Name name -> found.add(name);
            case Attribute attribute -> visit(attribute.value());
            case Subscript subscript -> visit(subscript.value());
            case FilterCall call when isStrict(call) -> visit(call.value());
            case CheckCall call when isStrict(call) -> visit(call.value());
            case Call call -> visit(call.function());
            case Logic.And and -> visit(and.left());
            case Logic.Or or -> visit(or.left());
            case Logic.Not not -> visit(not.operand());
            case Conditional conditional -> visit(conditional.condition());
            case Comparison comparison -> {
                visit(comparison.first());
                visit(comparison.steps().getFirst().operand());
            }
            case Operation operation -> {
                visit(operation.left());
                visit(operation.right());
            }
            case Sign sign -> visit(sign.operand());
            case Concatenation concatenation -> concatenation.parts().forEach(this::visit);
            default -> {}
        }
    }

    private boolean isStrict(FilterCall call) {
        return environment
                .filter(call.name())
                .filter(filter -> !filter.takesUndefined())
                .isPresent();
    }

    private boolean isStrict(CheckCall call) {
        return environment
                .test(call.name())
                .filter(check -> !check.takesUndefined())
                .isPresent();
    }
}

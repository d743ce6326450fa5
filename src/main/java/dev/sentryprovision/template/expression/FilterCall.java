package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code value | name(…)}. */
public record FilterCall(Expression value, String name, Given given, int offset) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        Object input = value.evaluate(frame);
        try {
            return apply(name, input, given.evaluate(frame), frame);
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    /** Applies the filter of this name, as {@code map} does. */
    public static Object apply(String name, Object input, Arguments arguments, Frame frame) {
        Filter filter = frame.environment()
                .filter(name)
                .orElseThrow(() -> unknown(name, frame.environment().filterNames()));
        return filter.apply(filter.takesUndefined() ? input : Values.use(input), arguments, frame);
    }

    private static Failure unknown(String name, Set<String> known) {
        return new Failure(
                Category.UNKNOWN_FILTER,
                "there is no filter '" + name + "'",
                UnknownNames.hint(name, known),
                Failure.NOWHERE);
    }

    @Override
    public List<Expression> parts() {
        List<Expression> parts = new ArrayList<>(List.of(value));
        parts.addAll(given.parts());
        return parts;
    }
}

package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code function(…)}. */
public record Call(Expression function, Given given, int offset) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        return called(Values.use(function.evaluate(frame)), given.evaluate(frame));
    }

    /** The call with one more named argument. */
    public Object evaluate(Frame frame, String name, Object extra) {
        Object target = Values.use(function.evaluate(frame));
        Arguments arguments = given.evaluate(frame);
        Map<String, Object> named = new LinkedHashMap<>(arguments.named());
        named.put(name, extra);
        return called(target, new Arguments(arguments.positional(), named));
    }

    private Object called(Object target, Arguments arguments) {
        if (!(target instanceof Callable callable)) {
            throw Failure.type("'" + Types.name(target) + "' object is not callable")
                    .at(offset);
        }
        try {
            return callable.call(arguments);
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    @Override
    public List<Expression> parts() {
        List<Expression> parts = new ArrayList<>(List.of(function));
        parts.addAll(given.parts());
        return parts;
    }
}

package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments written in a call.
 *
 * @param spread  of {@code *items}, at most one
 * @param options of {@code **options}, at most one
 */
public record Given(
        List<Expression> positional, Map<String, Expression> named, List<Expression> spread, List<Expression> options) {

    static final Given NOTHING = new Given(List.of(), Map.of(), List.of(), List.of());

    Arguments evaluate(Frame frame) {
        if (positional.isEmpty() && named.isEmpty() && spread.isEmpty() && options.isEmpty()) {
            return Arguments.NONE;
        }
        List<Object> values = new ArrayList<>(positional.size());
        for (Expression each : positional) {
            values.add(each.evaluate(frame));
        }
        for (Expression each : spread) {
            values.addAll(Iteration.of(each.evaluate(frame)));
        }
        if (named.isEmpty() && options.isEmpty()) {
            return new Arguments(values, Map.of());
        }
        Map<String, Object> byName = new LinkedHashMap<>();
        named.forEach((name, each) -> byName.put(name, each.evaluate(frame)));
        options.forEach(each -> addOptions(byName, each.evaluate(frame)));
        return new Arguments(values, byName);
    }

    private static void addOptions(Map<String, Object> named, Object value) {
        if (!(Values.use(value) instanceof Map<?, ?> map)) {
            throw Failure.type("argument after ** must be a mapping, not " + Types.name(value));
        }
        map.forEach((key, item) -> named.put(Repr.str(key), item));
    }

    public List<Expression> parts() {
        List<Expression> parts = new ArrayList<>(positional);
        parts.addAll(named.values());
        parts.addAll(spread);
        parts.addAll(options);
        return parts;
    }
}

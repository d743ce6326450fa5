package dev.sentryprovision.template.python;

import java.util.List;
import java.util.Map;

/**
 * What a call passes on.
 *
 * @param positional values in order; may hold what is undefined
 * @param named      values by name, in the order written
 */
public record Arguments(List<Object> positional, Map<String, Object> named) {

    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    public static Arguments of(Object... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    /** Gives each value its parameter; too many values and unknown names fail. */
    public Bound bind(String function, String... parameters) {
        if (positional.size() > parameters.length) {
            throw Failure.type(
                    function + "() takes at most " + parameters.length + " arguments, " + positional.size() + " given");
        }
        Object[] values = new Object[parameters.length];
        for (int i = 0; i < positional.size(); i++) {
            values[i] = positional.get(i);
        }
        named.forEach((name, value) -> {
            int index = List.of(parameters).indexOf(name);
            if (index < 0) {
                throw Failure.type(function + "() got an unexpected keyword argument '" + name + "'");
            }
            if (values[index] != null) {
                throw Failure.type(function + "() got multiple values for argument '" + name + "'");
            }
            values[index] = value;
        });
        return new Bound(function, parameters, values);
    }

    /** Only positional values, between {@code least} and {@code most} of them. */
    public List<Object> exactly(String function, int least, int most) {
        if (!named.isEmpty()) {
            throw Failure.type(function + "() takes no keyword arguments");
        }
        if (positional.size() < least || positional.size() > most) {
            throw Failure.type(function + "() takes "
                    + (least == most ? "exactly " + least : "from " + least + " to " + most)
                    + " arguments (" + positional.size() + " given)");
        }
        positional.forEach(Values::use);
        return positional;
    }

    public Arguments without(int leading) {
        return new Arguments(positional.subList(leading, positional.size()), named);
    }
}

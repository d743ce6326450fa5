package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.CheckCall;
import dev.sentryprovision.template.expression.FilterCall;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.template.python.Values;
import java.util.Map;

/** {@code map}, {@code select} and their kin: filters that take filters and tests. */
final class Selecting {

    private Selecting() {}

    static Object map(Object value, Arguments arguments, Frame frame) {
        OwnList mapped = new OwnList();
        if (arguments.positional().isEmpty()) {
            Object attribute = attribute(arguments);
            Object otherwise = arguments.named().get("default");
            for (Object item : Iteration.of(value)) {
                Object found = Attributes.of(item, attribute);
                mapped.add(found instanceof Undefined && otherwise != null ? otherwise : found);
            }
            return mapped;
        }
        String filter = Repr.str(Values.use(arguments.positional().getFirst()));
        for (Object item : Iteration.of(value)) {
            mapped.add(FilterCall.apply(filter, item, arguments.without(1), frame));
        }
        return mapped;
    }

    private static Object attribute(Arguments arguments) {
        for (String name : arguments.named().keySet()) {
            if (!name.equals("attribute") && !name.equals("default")) {
                throw Failure.filter("Unexpected keyword argument '" + name + "'");
            }
        }
        if (!arguments.named().containsKey("attribute")) {
            throw Failure.filter("map requires a filter argument");
        }
        return Values.use(arguments.named().get("attribute"));
    }

    static Object select(Object value, Arguments arguments, Frame frame, boolean keep) {
        OwnList selected = new OwnList();
        for (Object item : Iteration.of(value)) {
            if (holds(item, arguments, frame) == keep) {
                selected.add(item);
            }
        }
        return selected;
    }

    static Object selectAttribute(Object value, Arguments arguments, Frame frame, boolean keep) {
        if (arguments.positional().isEmpty()) {
            throw Failure.filter("Missing parameter for attribute name");
        }
        Object attribute = Values.use(arguments.positional().getFirst());
        OwnList selected = new OwnList();
        for (Object item : Iteration.of(value)) {
            if (holds(Attributes.of(item, attribute), arguments.without(1), frame) == keep) {
                selected.add(item);
            }
        }
        return selected;
    }

    private static boolean holds(Object value, Arguments test, Frame frame) {
        if (test.positional().isEmpty()) {
            return Truth.of(value);
        }
        String name = Repr.str(Values.use(test.positional().getFirst()));
        return CheckCall.holds(name, value, test.without(1), frame);
    }

    /** A dict's values that are needed as a plain map. */
    static Map<?, ?> dict(String filter, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw Failure.filter(filter + " requires a dictionary, got " + Types.name(value) + " instead.");
    }
}

package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.python.Access;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Undefined;
import java.util.List;
import java.util.Map;

/** Attributes that filters are told about: {@code 'a.b.0'}, a number, or several with commas. */
final class Attributes {

    private Attributes() {}

    /** The attribute; may be undefined. */
    static Object of(Object item, Object attribute) {
        if (!(attribute instanceof String path)) {
            return Access.item(item, attribute, Failure.NOWHERE);
        }
        Object value = item;
        for (String part : path.split("\\.", -1)) {
            Object key =
                    !part.isEmpty() && part.chars().allMatch(Character::isDigit) ? (Object) Long.parseLong(part) : part;
            value = Access.item(value, key, Failure.NOWHERE);
        }
        return value;
    }

    /** The values of all attributes that are named with commas between. */
    static List<Object> several(Object item, Object attributes) {
        if (!(attributes instanceof String paths)) {
            return List.of(of(item, attributes));
        }
        OwnList values = new OwnList();
        for (String path : paths.split(",")) {
            values.add(of(item, path.strip()));
        }
        return values;
    }

    /** The filter {@code attr}: an attribute proper, never an element. */
    @SuppressWarnings("ReferenceEquality") // whether it is the very element
    static Object attribute(Object value, Arguments arguments) {
        String name = Repr.str(arguments.bind("attr", "name").required(0));
        Object found = Access.attribute(value, name, Failure.NOWHERE);
        boolean element = value instanceof Map<?, ?> map && map.get(name) == found;
        return element ? Undefined.of(value, name, Failure.NOWHERE) : found;
    }
}

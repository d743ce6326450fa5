package dev.sentryprovision.template.python;

import dev.sentryprovision.template.UnknownValueException;
import dev.sentryprovision.value.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code value.name} and {@code value[key]}. Jinja tries both for either form: the attribute first after a dot, the
 * element first between brackets.
 */
public final class Access {

    private Access() {}

    /** {@code value.name}; undefined when there is neither such an attribute nor such an element. */
    public static Object attribute(Object value, String name, int offset) {
        if (value instanceof Undefined || value instanceof Unknown) {
            return value;
        }
        Optional<Object> method = Methods.find(value, name);
        if (method.isPresent()) {
            return method.get();
        }
        return element(value, name).orElseGet(() -> Undefined.of(value, name, offset));
    }

    /** {@code value[key]}; undefined when there is neither such an element nor such an attribute. */
    public static Object item(Object value, Object key, int offset) {
        if (value instanceof Undefined || value instanceof Unknown) {
            return value;
        }
        if (key instanceof Undefined) {
            return key;
        }
        if (key instanceof Unknown unknown) {
            throw new UnknownValueException(unknown);
        }
        if (key instanceof Slice slice) {
            return slice.of(value);
        }
        Optional<Object> element = element(value, key);
        if (element.isPresent()) {
            return element.get();
        }
        Optional<Object> method = key instanceof String name ? Methods.find(value, name) : Optional.empty();
        return method.orElseGet(() -> Undefined.of(value, key, offset));
    }

    private static Optional<Object> element(Object value, Object key) {
        return switch (value) {
            case Map<?, ?> map -> Dicts.find(map, key);
            case List<?> list
            when Types.isInteger(key) -> position(list.size(), key).map(list::get);
            case String text
            when Types.isInteger(key) ->
                position(CodePoints.length(text), key).map(i -> CodePoints.slice(text, i, i + 1));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> position(int size, Object key) {
        long index = Numbers.small(key);
        long from = index < 0 ? index + size : index;
        return from >= 0 && from < size ? Optional.of((int) from) : Optional.empty();
    }
}

package dev.sentryprovision.template.python;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What can be gone through: lists, tuples, sets, dicts (their keys), texts (their characters). */
public final class Iteration {

    private Iteration() {}

    public static boolean possible(Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?> || value instanceof String;
    }

    /** The elements, without a copy where that is possible. */
    public static Collection<?> of(Object value) {
        return switch (Values.use(value)) {
            case Collection<?> items -> items;
            case Map<?, ?> map -> map.keySet();
            case String text -> CodePoints.characters(text);
            default -> throw Failure.type("'" + Types.name(value) + "' object is not iterable");
        };
    }

    /** The elements by position. */
    public static List<?> list(Object value) {
        Collection<?> items = of(value);
        return items instanceof List<?> list ? list : new OwnList(items);
    }

    /** The elements in a list of its own. */
    public static OwnList copy(Object value) {
        return new OwnList(of(value));
    }

    /** {@code len()}. */
    public static long length(Object value) {
        return switch (Values.use(value)) {
            case String text -> CodePoints.length(text);
            case Collection<?> items -> items.size();
            case Map<?, ?> map -> map.size();
            case Bytes bytes -> bytes.length();
            default -> throw Failure.type("object of type '" + Types.name(value) + "' has no len()");
        };
    }
}

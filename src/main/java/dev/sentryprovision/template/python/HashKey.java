package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a value is in a set: numbers that are equal are the same, and what can change is refused. */
public final class HashKey {

    private HashKey() {}

    /** A key equal for equal values. Fails for lists and dicts, as Python does. */
    public static Object of(Object value) {
        return switch (Values.use(value)) {
            case Tuple tuple -> items(tuple);
            case List<?> _, Map<?, ?> _, SetValue _ ->
                throw Failure.type("unhashable type: '" + Types.name(value) + "'");
            default -> number(value);
        };
    }

    /** A key equal for equal values, lists and dicts included. */
    public static Object deep(Object value) {
        return switch (Values.use(value)) {
            case Map<?, ?> map -> {
                Map<Object, Object> keys = new HashMap<>();
                map.forEach((key, item) -> keys.put(deep(key), deep(item)));
                yield keys;
            }
            case List<?> list -> {
                List<Object> keys = new ArrayList<>(list.size());
                list.forEach(item -> keys.add(deep(item)));
                yield keys;
            }
            default -> number(value);
        };
    }

    private static Object number(Object value) {
        return switch (value) {
            case Boolean bool -> bool ? 1L : 0L;
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e18 -> number.longValue();
            case BigInteger big -> Numbers.normal(big);
            case None none -> none;
            default -> value;
        };
    }

    private static Object items(Tuple tuple) {
        List<Object> keys = new ArrayList<>(tuple.size());
        tuple.forEach(item -> keys.add(of(item)));
        return keys;
    }
}

package dev.sentryprovision.template.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading dicts whose keys are Python's: {@code 1}, {@code 1.0} and {@code True} are one key. */
public final class Dicts {

    private Dicts() {}

    public static Optional<Object> find(Map<?, ?> map, Object key) {
        Object value = map.get(key);
        if (value == null && Types.isNumber(key)) {
            value = map.get(HashKey.of(key));
        }
        return Optional.ofNullable(value);
    }

    public static boolean has(Map<?, ?> map, Object key) {
        return map.containsKey(key) || Types.isNumber(key) && map.containsKey(HashKey.of(key));
    }

    /** What {@code dict(...)} makes: from a dict or from pairs, and from named arguments. */
    public static OwnDict made(Arguments arguments) {
        OwnDict made = new OwnDict();
        for (Object given : arguments.positional()) {
            if (Values.use(given) instanceof Map<?, ?> map) {
                made.putAll(map);
            } else {
                Iteration.of(given).forEach(pair -> addPair(made, pair));
            }
        }
        made.putAll(arguments.named());
        return made;
    }

    private static void addPair(OwnDict made, Object pair) {
        List<?> parts = Iteration.list(pair);
        if (parts.size() != 2) {
            throw Failure.runtime("dictionary update sequence element has length " + parts.size() + "; 2 is required");
        }
        HashKey.of(parts.get(0));
        made.put(parts.get(0), parts.get(1));
    }
}

package dev.sentryprovision.module.control;

import dev.sentryprovision.value.PartlyKnown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as a variable keeps it: lists that cannot change, as templates have them, are lists like any other. */
final class StoredValue {

    private StoredValue() {}

    static Object of(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(StoredValue::of).toList();
            case PartlyKnown result -> result;
            case Map<?, ?> map -> {
                Map<Object, Object> result = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, element) -> result.put(key, of(element)));
                yield result;
            }
            default -> value;
        };
    }

    static Map<String, Object> ofAll(Map<String, Object> values) {
        Map<String, Object> result = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> result.put(name, of(value)));
        return result;
    }
}

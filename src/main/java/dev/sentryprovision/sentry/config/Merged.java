package dev.sentryprovision.sentry.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values merged into others. */
final class Merged {

    private Merged() {}

    /** Dictionaries key by key; of anything else what is wanted. */
    static Object of(Object before, Object wanted) {
        if (!(before instanceof Map<?, ?> there) || !(wanted instanceof Map<?, ?> added)) {
            return wanted;
        }
        Map<Object, Object> merged = new LinkedHashMap<>(there);
        added.forEach((key, value) -> merged.put(key, merged.containsKey(key) ? of(merged.get(key), value) : value));
        return merged;
    }
}

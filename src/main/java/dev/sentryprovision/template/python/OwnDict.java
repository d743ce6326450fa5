package dev.sentryprovision.template.python;

import java.util.LinkedHashMap;
import java.util.Map;

/** A dict made by a template, which may change it. */
public final class OwnDict extends LinkedHashMap<Object, Object> {

    public OwnDict() {}

    /** A key that is the same number as one that is there already takes its place: {@code 1}, {@code 1.0}, {@code True}. */
    @Override
    public Object put(Object key, Object value) {
        if (!Types.isNumber(key) || containsKey(key)) {
            return super.put(key, value);
        }
        for (Object other : keySet()) {
            if (Types.isNumber(other) && Equality.same(key, other)) {
                return super.put(other, value);
            }
        }
        return super.put(key, value);
    }

    public OwnDict(Map<?, ?> entries) {
        super(Math.max(16, entries.size() * 2));
        entries.forEach(this::put);
    }
}

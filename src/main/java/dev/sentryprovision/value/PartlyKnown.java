package dev.sentryprovision.value;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** The result of a task of which a dry run knows a few keys: every other one may be there, and is unknown. Immutable. */
public final class PartlyKnown extends AbstractMap<String, Object> {

    private final Map<String, Object> known;
    private final Unknown rest;

    /** @param reason what the rest depends on, see {@link Unknown} */
    public PartlyKnown(Map<String, Object> known, String reason) {
        this.known = Map.copyOf(known);
        this.rest = Unknown.perhaps(reason);
    }

    @Override
    public Object get(Object key) {
        return known.getOrDefault(key, rest);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return known.entrySet();
    }
}

package dev.sentryprovision.template.python;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A set. It keeps the order of insertion, where Python's is arbitrary. */
public final class SetValue extends AbstractCollection<Object> implements Typed {

    private final Map<Object, Object> items = new LinkedHashMap<>();

    public SetValue(Collection<?> values) {
        values.forEach(this::add);
    }

    @Override
    public boolean add(Object value) {
        Object key = HashKey.of(value);
        if (items.containsKey(key)) {
            return false;
        }
        items.put(key, value);
        return true;
    }

    @Override
    public boolean contains(Object value) {
        return items.containsKey(HashKey.of(value));
    }

    @Override
    public Iterator<Object> iterator() {
        return items.values().iterator();
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public String typeName() {
        return "set";
    }

    @Override
    public boolean truth() {
        return !items.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetValue set && set.items.keySet().equals(items.keySet());
    }

    @Override
    public int hashCode() {
        return items.keySet().hashCode();
    }

    @Override
    public String repr() {
        return items.isEmpty() ? "set()" : "{" + Repr.joined(items.values()) + "}";
    }

    @Override
    public String toString() {
        return repr();
    }
}

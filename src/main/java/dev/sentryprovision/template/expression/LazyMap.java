package dev.sentryprovision.template.expression;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** A raw dict as a value: what is in it is rendered when it is asked for, once. The raw dict is never copied. */
final class LazyMap extends AbstractMap<Object, Object> {

    private final Map<?, ?> raw;
    private final Rendering rendering;
    private final String label;
    private final Map<Object, Object> rendered = new HashMap<>(4);

    LazyMap(Map<?, ?> raw, Rendering rendering, String label) {
        this.raw = raw;
        this.rendering = rendering;
        this.label = label;
    }

    @Override
    public Object get(Object key) {
        Object value = raw.get(key);
        return value == null ? null : value(key, value);
    }

    private Object value(Object key, Object value) {
        if (value instanceof String) {
            return value;
        }
        Object known = rendered.get(key);
        if (known == null) {
            known = rendering.value(value, label + "." + key);
            rendered.put(key, known);
        }
        return known;
    }

    @Override
    public boolean containsKey(Object key) {
        return raw.containsKey(key);
    }

    @Override
    public int size() {
        return raw.size();
    }

    @Override
    public boolean isEmpty() {
        return raw.isEmpty();
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Object, Object>> iterator() {
                Iterator<?> keys = raw.keySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return keys.hasNext();
                    }

                    @Override
                    public Map.Entry<Object, Object> next() {
                        return entry(keys.next());
                    }
                };
            }

            @Override
            public int size() {
                return raw.size();
            }
        };
    }

    @Override
    public Set<Object> keySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Object> iterator() {
                Iterator<?> keys = raw.keySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return keys.hasNext();
                    }

                    @Override
                    public Object next() {
                        return rendering.value(keys.next(), label);
                    }
                };
            }

            @Override
            public boolean contains(Object key) {
                return raw.containsKey(key);
            }

            @Override
            public int size() {
                return raw.size();
            }
        };
    }

    private Map.Entry<Object, Object> entry(Object key) {
        Object shown = rendering.value(key, label);
        return new Map.Entry<>() {
            @Override
            public Object getKey() {
                return shown;
            }

            @Override
            public Object getValue() {
                return LazyMap.this.get(key);
            }

            @Override
            public Object setValue(Object value) {
                throw new UnsupportedOperationException();
            }
        };
    }
}

package dev.sentryprovision.template.expression;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A raw list as a value: each element is rendered when it is asked for, once. */
final class LazyList extends AbstractList<Object> implements RandomAccess {

    private final List<?> raw;
    private final Rendering rendering;
    private final String label;
    private Object[] rendered = {};

    LazyList(List<?> raw, Rendering rendering, String label) {
        this.raw = raw;
        this.rendering = rendering;
        this.label = label;
    }

    @Override
    public Object get(int index) {
        Object value = raw.get(index);
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        if (rendered.length == 0) {
            rendered = new Object[raw.size()];
        }
        if (rendered[index] == null) {
            rendered[index] = rendering.value(value, label + "[" + index + "]");
        }
        return rendered[index];
    }

    @Override
    public int size() {
        return raw.size();
    }
}

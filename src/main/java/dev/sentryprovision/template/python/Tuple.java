package dev.sentryprovision.template.python;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A tuple: a list that cannot change and shows with parentheses. Outside templates it is a list like any other. */
public final class Tuple extends AbstractList<Object> implements RandomAccess, Typed {

    private final Object[] items;

    public Tuple(List<?> items) {
        this.items = items.toArray();
    }

    public static Tuple of(Object... items) {
        return new Tuple(List.of(items));
    }

    @Override
    public Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }

    @Override
    public String typeName() {
        return "tuple";
    }

    @Override
    public boolean truth() {
        return items.length > 0;
    }

    @Override
    public String repr() {
        return items.length == 1 ? "(" + Repr.of(items[0]) + ",)" : "(" + Repr.joined(this) + ")";
    }

    @Override
    public String toString() {
        return repr();
    }
}

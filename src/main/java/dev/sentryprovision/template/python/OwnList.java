package dev.sentryprovision.template.python;

import java.util.ArrayList;
import java.util.Collection;

/** A list made by a template, which may change it. */
public final class OwnList extends ArrayList<Object> {

    public OwnList() {}

    public OwnList(int capacity) {
        super(capacity);
    }

    public OwnList(Collection<?> items) {
        super(checked(items));
    }

    private static Collection<?> checked(Collection<?> items) {
        Limits.checkItems(items.size());
        return items;
    }
}

package dev.sentryprovision.template.python;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give: a live view without positions. */
public final class DictView extends AbstractCollection<Object> implements Typed {

    private final String typeName;
    private final Map<?, ?> dict;
    private final Function<Map.Entry<?, ?>, Object> part;

    private DictView(String typeName, Map<?, ?> dict, Function<Map.Entry<?, ?>, Object> part) {
        this.typeName = typeName;
        this.dict = dict;
        this.part = part;
    }

    public static DictView keys(Map<?, ?> dict) {
        return new DictView("dict_keys", dict, Map.Entry::getKey);
    }

    public static DictView values(Map<?, ?> dict) {
        return new DictView("dict_values", dict, Map.Entry::getValue);
    }

    public static DictView items(Map<?, ?> dict) {
        return new DictView("dict_items", dict, entry -> Tuple.of(entry.getKey(), entry.getValue()));
    }

    @Override
    public Iterator<Object> iterator() {
        Iterator<? extends Map.Entry<?, ?>> entries = dict.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Object next() {
                return part.apply(entries.next());
            }
        };
    }

    @Override
    public int size() {
        return dict.size();
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public boolean truth() {
        return !dict.isEmpty();
    }

    @Override
    public String repr() {
        return typeName + "([" + Repr.joined(this) + "])";
    }

    @Override
    public String toString() {
        return repr();
    }
}

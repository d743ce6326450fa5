package dev.sentryprovision.template;

import dev.sentryprovision.template.python.DictView;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.SetValue;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.value.PartlyKnown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as they leave a template: nothing lazy, nothing undefined, nothing omitted. */
final class Finished {

    private static final int DEEPEST = 500;

    private long elements;

    private Finished() {}

    static Object of(Object value) {
        return new Finished().finish(value, 0);
    }

    private Object finish(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new Failure(Category.RECURSION, "the value is nested more than " + DEEPEST + " deep");
        }
        return switch (value) {
            case String text -> text;
            case Undefined undefined -> throw undefined.failure();
            case Tuple tuple -> new Tuple(items(tuple, depth));
            case List<?> list -> items(list, depth);
            case SetValue set -> items(set, depth);
            case DictView view -> items(view, depth);
            case PartlyKnown known -> known;
            case Map<?, ?> map -> entries(map, depth);
            default -> value;
        };
    }

    /** A list that holds another one twice, which holds another one twice …, would grow without end. */
    private void count(int more) {
        elements += more;
        Limits.checkItems(elements);
    }

    private List<Object> items(Collection<?> items, int depth) {
        count(items.size());
        List<Object> all = new ArrayList<>(items.size());
        for (Object item : items) {
            Object finished = finish(item, depth + 1);
            if (finished != Omit.OMIT) {
                all.add(finished);
            }
        }
        return all;
    }

    private Map<Object, Object> entries(Map<?, ?> map, int depth) {
        count(map.size());
        Map<Object, Object> all = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = finish(entry.getValue(), depth + 1);
            if (value != Omit.OMIT) {
                all.put(finish(entry.getKey(), depth + 1), value);
            }
        }
        return all;
    }
}

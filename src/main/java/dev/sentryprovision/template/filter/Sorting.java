package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.DictView;
import dev.sentryprovision.template.python.Equality;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.HashKey;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Order;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.template.python.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Filters that put things in order, or find the first, the last or the different ones. */
final class Sorting {

    private Sorting() {}

    private static Function<Object, Object> folded(boolean caseSensitive) {
        return value -> !caseSensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static OwnList sorted(Iterable<?> items, Function<Object, Object> key, boolean reverse) {
        List<Keyed> keyed = new ArrayList<>();
        items.forEach(item -> keyed.add(new Keyed(key.apply(item), item)));
        Comparator<Keyed> order = (a, b) -> Order.compare("<", a.key, b.key);
        keyed.sort(reverse ? order.reversed() : order);
        OwnList sorted = new OwnList(keyed.size());
        keyed.forEach(each -> sorted.add(each.item));
        return sorted;
    }

    private record Keyed(Object key, Object item) {}

    static Object sort(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("sort", "reverse", "case_sensitive", "attribute");
        Function<Object, Object> fold = folded(bound.flag(1, false));
        Function<Object, Object> key = bound.present(2)
                .<Function<Object, Object>>map(attribute -> item -> folded(Attributes.several(item, attribute), fold))
                .orElse(fold);
        return sorted(Iteration.of(value), key, bound.flag(0, false));
    }

    private static Object folded(List<Object> values, Function<Object, Object> fold) {
        OwnList all = new OwnList(values.size());
        values.forEach(value -> all.add(fold.apply(value)));
        return all;
    }

    static Object dictSort(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("dictsort", "case_sensitive", "by", "reverse");
        String by = bound.text(1, "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw Failure.filter("You can only sort by either \"key\" or \"value\"");
        }
        Function<Object, Object> fold = folded(bound.flag(0, false));
        int part = by.equals("key") ? 0 : 1;
        return sorted(
                DictView.items(Selecting.dict("dictsort", value)),
                pair -> fold.apply(((Tuple) pair).get(part)),
                bound.flag(2, false));
    }

    static Object groupBy(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("groupby", "attribute", "default", "case_sensitive");
        Function<Object, Object> fold = folded(bound.flag(2, false));
        Function<Object, Object> attribute = item -> {
            Object found = Attributes.of(item, bound.required(0));
            return found instanceof Undefined && bound.has(1) ? bound.required(1) : found;
        };
        OwnList groups = new OwnList();
        Object lastKey = new Object();
        OwnList current = new OwnList();
        for (Object item : sorted(Iteration.of(value), item -> fold.apply(attribute.apply(item)), false)) {
            Object key = fold.apply(attribute.apply(item));
            if (groups.isEmpty() || !Equality.same(lastKey, key)) {
                current = new OwnList();
                groups.add(Tuple.of(attribute.apply(item), current));
                lastKey = key;
            }
            current.add(item);
        }
        return groups;
    }

    static Object extreme(String filter, Object value, Arguments arguments, int sign) {
        Bound bound = arguments.bind(filter, "case_sensitive", "attribute");
        Function<Object, Object> fold = folded(bound.flag(0, false));
        Function<Object, Object> key = item -> fold.apply(bound.present(1)
                .map(attribute -> Attributes.of(item, attribute))
                .orElse(item));
        Iterator<?> items = Iteration.of(value).iterator();
        if (!items.hasNext()) {
            return Undefined.because("No aggregated item, sequence was empty.");
        }
        Object best = Values.use(items.next());
        while (items.hasNext()) {
            Object item = items.next();
            if (sign * Order.compare(sign < 0 ? "<" : ">", key.apply(item), key.apply(best)) > 0) {
                best = item;
            }
        }
        return best;
    }

    static Object unique(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("unique", "case_sensitive", "attribute");
        Function<Object, Object> fold = folded(bound.flag(0, false));
        Set<Object> seen = new HashSet<>();
        OwnList kept = new OwnList();
        for (Object item : Iteration.of(value)) {
            Object key = bound.present(1)
                    .map(attribute -> Attributes.of(item, attribute))
                    .orElse(item);
            if (seen.add(HashKey.deep(fold.apply(key)))) {
                kept.add(item);
            }
        }
        return kept;
    }
}

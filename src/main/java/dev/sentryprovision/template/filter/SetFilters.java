package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.HashKey;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists as sets. Each result has every element once, in the order in which they come. */
final class SetFilters {

    private SetFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "union", binary(SetFilters::union),
                "intersect", binary((a, b) -> kept(a, keys(b), true)),
                "difference", binary((a, b) -> kept(a, keys(b), false)),
                "symmetric_difference", binary(SetFilters::symmetricDifference),
                "flatten", SetFilters::flatten);
    }

    private interface Binary {
        OwnList apply(Iterable<?> a, Iterable<?> b);
    }

    private static Filter binary(Binary filter) {
        return (value, arguments, _) -> filter.apply(
                Iteration.of(value),
                Iteration.of(arguments.exactly("set filter", 1, 1).getFirst()));
    }

    private static Set<Object> keys(Iterable<?> items) {
        Set<Object> keys = new HashSet<>();
        items.forEach(item -> keys.add(HashKey.deep(item)));
        return keys;
    }

    private static OwnList kept(Iterable<?> items, Set<Object> others, boolean keep) {
        Set<Object> seen = new HashSet<>();
        OwnList kept = new OwnList();
        for (Object item : items) {
            Object key = HashKey.deep(item);
            if (others.contains(key) == keep && seen.add(key)) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static OwnList union(Iterable<?> a, Iterable<?> b) {
        OwnList all = new OwnList();
        a.forEach(all::add);
        b.forEach(all::add);
        return kept(all, Set.of(), false);
    }

    private static OwnList symmetricDifference(Iterable<?> a, Iterable<?> b) {
        OwnList all = kept(a, keys(b), false);
        all.addAll(kept(b, keys(a), false));
        return all;
    }

    private static Object flatten(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("flatten", "levels", "skip_nulls");
        int levels = bound.present(0).isPresent() ? bound.number(0, 0) : Integer.MAX_VALUE;
        OwnList flat = new OwnList();
        flatten(Iteration.of(value), levels, bound.flag(1, true), flat);
        return flat;
    }

    static void flatten(Iterable<?> items, int levels, boolean skipNulls, OwnList flat) {
        for (Object item : items) {
            if (skipNulls && isNull(Values.use(item))) {
                continue;
            }
            if (item instanceof List<?> list && levels > 0) {
                flatten(list, levels - 1, skipNulls, flat);
            } else {
                flat.add(item);
            }
        }
    }

    private static boolean isNull(Object item) {
        return item == None.NONE || item.equals("None") || item.equals("null");
    }
}

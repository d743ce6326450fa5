package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Access;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Dicts;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;

/** Filters of dicts. */
final class DictFilters {

    private DictFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "combine", Combine::apply,
                "dict2items", DictFilters::toItems,
                "items2dict", DictFilters::fromItems,
                "subelements", DictFilters::subelements,
                "extract", DictFilters::extract,
                "rekey_on_member", DictFilters::rekey);
    }

    private static Object toItems(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("dict2items", "key_name", "value_name");
        if (!(value instanceof Map<?, ?> map)) {
            throw Failure.filter("dict2items requires a dictionary, got " + Types.name(value) + " instead.");
        }
        OwnList items = new OwnList();
        map.forEach((key, item) -> {
            OwnDict pair = new OwnDict();
            pair.put(bound.text(0, "key"), key);
            pair.put(bound.text(1, "value"), item);
            items.add(pair);
        });
        return items;
    }

    private static Object fromItems(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("items2dict", "key_name", "value_name");
        if (!Types.isSequence(value)) {
            throw Failure.filter("items2dict requires a list, got " + Types.name(value) + " instead.");
        }
        OwnDict dict = new OwnDict();
        for (Object item : Iteration.of(value)) {
            dict.put(member(item, bound.text(0, "key")), member(item, bound.text(1, "value")));
        }
        return dict;
    }

    private static Object member(Object item, String name) {
        if (item instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        throw Failure.filter(
                "items2dict requires each dictionary in the list to contain the keys 'key' and 'value', or "
                        + "those named, got " + Repr.of(item) + " instead.");
    }

    /** Pairs of each element with each element of a list in it. */
    static OwnList subelements(Object value, Object path, boolean skipMissing) {
        OwnList pairs = new OwnList();
        Object elements = value instanceof Map<?, ?> map ? map.values() : value;
        if (elements instanceof String || !Iteration.possible(elements)) {
            throw Failure.filter("obj must be a list of dicts or a nested dict");
        }
        for (Object element : Iteration.of(elements)) {
            for (Object inner : inner(element, path, skipMissing)) {
                pairs.add(Tuple.of(element, inner));
            }
        }
        return pairs;
    }

    private static List<?> inner(Object element, Object path, boolean skipMissing) {
        Object value = element;
        for (Object key : path instanceof String text ? List.of((Object[]) text.split("\\.")) : Iteration.list(path)) {
            if (!(value instanceof Map<?, ?> map)) {
                throw Failure.filter(
                        "the key " + Repr.of(key) + " should point to a dictionary, got " + Repr.of(value));
            }
            Object found = Dicts.find(map, key).orElse(None.NONE);
            if (found == None.NONE && !map.containsKey(key)) {
                if (skipMissing) {
                    return List.of();
                }
                throw Failure.filter("could not find " + Repr.of(key) + " key in iterated item " + Repr.of(element));
            }
            value = found;
        }
        if (!(value instanceof List<?> list)) {
            throw Failure.filter("the key " + Repr.of(path) + " should point to a list, got " + Repr.of(value));
        }
        return list;
    }

    private static Object subelements(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("subelements", "subelements", "skip_missing");
        return subelements(value, bound.required(0), bound.flag(1, false));
    }

    private static Object extract(Object key, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("extract", "container", "morekeys");
        Object found = Access.item(bound.required(0), key, Failure.NOWHERE);
        Object more = bound.orElse(1, None.NONE);
        if (more == None.NONE) {
            return found;
        }
        for (Object next : more instanceof List<?> list ? list : List.of(more)) {
            found = Access.item(found, next, Failure.NOWHERE);
        }
        return found;
    }

    private static Object rekey(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("rekey_on_member", "key", "duplicates");
        Object key = bound.required(0);
        boolean overwrite = bound.text(1, "error").equals("overwrite");
        if (value instanceof String || !Iteration.possible(value)) {
            throw Failure.filter("Type is not a valid list, set, or dict");
        }
        OwnDict rekeyed = new OwnDict();
        for (Object item : value instanceof Map<?, ?> map ? map.values() : Iteration.of(value)) {
            if (!(item instanceof Map<?, ?>)) {
                throw Failure.filter("List item is not a valid dict");
            }
            Object member = Access.item(item, key, Failure.NOWHERE);
            if (member instanceof Undefined) {
                throw Failure.filter("Key " + Repr.str(key) + " was not found");
            }
            if (rekeyed.containsKey(member) && !overwrite) {
                throw Failure.filter("Key " + Repr.str(member) + " is not unique, cannot correctly turn into dict");
            }
            rekeyed.put(member, item);
        }
        return rekeyed;
    }
}

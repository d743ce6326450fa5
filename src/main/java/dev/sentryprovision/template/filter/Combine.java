package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Equality;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The filter {@code combine}: dicts merged from left to right.
 *
 * @param recursive whether dicts in dicts are merged too
 * @param lists     how lists are merged: replace, keep, append, prepend, append_rp or prepend_rp
 */
record Combine(boolean recursive, String lists) {

    private static final Set<String> LISTS = Set.of("replace", "keep", "append", "prepend", "append_rp", "prepend_rp");

    static Object apply(Object value, Arguments arguments, Frame frame) {
        for (String name : arguments.named().keySet()) {
            if (!name.equals("recursive") && !name.equals("list_merge")) {
                throw Failure.filter("'recursive' and 'list_merge' are the only valid keyword arguments");
            }
        }
        Object lists = Values.use(arguments.named().getOrDefault("list_merge", "replace"));
        if (!(lists instanceof String how) || !LISTS.contains(how)) {
            throw Failure.filter("'list_merge' argument can only be equal to 'replace', 'keep', 'append', 'prepend', "
                    + "'append_rp' or 'prepend_rp'");
        }
        Combine combine = new Combine(Truth.of(arguments.named().getOrDefault("recursive", false)), how);
        List<Object> dicts = new ArrayList<>();
        flatten(value, dicts);
        arguments.positional().forEach(each -> flatten(Values.use(each), dicts));
        return combine.all(dicts);
    }

    private static void flatten(Object value, List<Object> dicts) {
        if (value instanceof List<?> list) {
            list.forEach(item -> flatten(Values.use(item), dicts));
        } else {
            dicts.add(value);
        }
    }

    private Map<?, ?> all(List<Object> dicts) {
        Map<?, ?> merged = new OwnDict();
        for (Object each : dicts) {
            if (!(each instanceof Map<?, ?> dict)) {
                throw Failure.runtime("failed to combine variables, expected dicts but got a 'dict' and a '"
                        + Types.name(each) + "'");
            }
            merged = merged(merged, dict);
        }
        return merged;
    }

    private Map<Object, Object> merged(Map<?, ?> first, Map<?, ?> second) {
        OwnDict merged = new OwnDict(first);
        for (Map.Entry<?, ?> entry : second.entrySet()) {
            Object before = merged.get(entry.getKey());
            merged.put(entry.getKey(), before == null ? entry.getValue() : value(before, entry.getValue()));
        }
        return merged;
    }

    private Object value(Object before, Object after) {
        if (before instanceof Map<?, ?> x && after instanceof Map<?, ?> y) {
            return recursive ? merged(x, y) : after;
        }
        return before instanceof List<?> x && after instanceof List<?> y ? list(x, y) : after;
    }

    private List<?> list(List<?> before, List<?> after) {
        return switch (lists) {
            case "keep" -> before;
            case "append" -> joined(before, after);
            case "prepend" -> joined(after, before);
            case "append_rp" -> joined(without(before, after), after);
            case "prepend_rp" -> joined(after, without(before, after));
            default -> after;
        };
    }

    private static List<?> without(List<?> items, List<?> others) {
        return items.stream()
                .filter(item -> others.stream().noneMatch(other -> Equality.same(item, other)))
                .toList();
    }

    private static List<?> joined(List<?> first, List<?> second) {
        OwnList all = new OwnList(first);
        all.addAll(second);
        return all;
    }
}

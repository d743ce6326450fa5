package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.CodePoints;
import dev.sentryprovision.template.python.DictView;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.Operators;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.value.None;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Jinja's filters of lists and whatever else can be gone through. */
final class SequenceFilters {

    private SequenceFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("list", (value, _, _) -> Iteration.copy(value)),
                Map.entry("first", (value, _, _) -> first(value)),
                Map.entry("last", (value, _, _) -> last(value)),
                Map.entry("join", SequenceFilters::join),
                Map.entry("reverse", (value, _, _) -> reverse(value)),
                Map.entry("sum", SequenceFilters::sum),
                Map.entry("batch", SequenceFilters::batch),
                Map.entry("slice", SequenceFilters::slice),
                Map.entry("map", Selecting::map),
                Map.entry("select", (value, arguments, frame) -> Selecting.select(value, arguments, frame, true)),
                Map.entry("reject", (value, arguments, frame) -> Selecting.select(value, arguments, frame, false)),
                Map.entry(
                        "selectattr",
                        (value, arguments, frame) -> Selecting.selectAttribute(value, arguments, frame, true)),
                Map.entry(
                        "rejectattr",
                        (value, arguments, frame) -> Selecting.selectAttribute(value, arguments, frame, false)),
                Map.entry("sort", Sorting::sort),
                Map.entry("dictsort", Sorting::dictSort),
                Map.entry("groupby", Sorting::groupBy),
                Map.entry("min", (value, arguments, _) -> Sorting.extreme("min", value, arguments, -1)),
                Map.entry("max", (value, arguments, _) -> Sorting.extreme("max", value, arguments, 1)),
                Map.entry("unique", Sorting::unique),
                Map.entry("attr", (value, arguments, _) -> Attributes.attribute(value, arguments)),
                Map.entry("items", (value, _, _) -> items(value)));
    }

    private static Object first(Object value) {
        Iterator<?> items = Iteration.of(value).iterator();
        return items.hasNext() ? items.next() : Undefined.because("No first item, sequence was empty.");
    }

    private static Object last(Object value) {
        List<?> items = Iteration.list(value);
        return items.isEmpty() ? Undefined.because("No last item, sequence was empty.") : items.getLast();
    }

    private static Object join(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("join", "d", "attribute");
        String separator = bound.text(0, "");
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object item : Iteration.of(value)) {
            Object part = bound.present(1).isPresent() ? Attributes.of(item, bound.required(1)) : item;
            out.append(first ? "" : separator).append(Repr.str(part));
            Limits.checkText(out.length());
            first = false;
        }
        return out.toString();
    }

    private static Object reverse(Object value) {
        if (value instanceof String text) {
            List<Object> characters = new OwnList(CodePoints.characters(text));
            Collections.reverse(characters);
            return String.join("", characters.stream().map(String.class::cast).toList());
        }
        if (!Iteration.possible(value)) {
            throw Failure.filter("argument must be iterable");
        }
        OwnList items = Iteration.copy(value);
        Collections.reverse(items);
        return items;
    }

    private static Object sum(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("sum", "attribute", "start");
        Object total = bound.orElse(1, 0L);
        for (Object item : Iteration.of(value)) {
            total = Operators.apply(
                    "+", total, bound.present(0).isPresent() ? Attributes.of(item, bound.required(0)) : item);
        }
        return total;
    }

    private static Object batch(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("batch", "linecount", "fill_with");
        int size = Math.max(1, bound.number(0, 1));
        Limits.checkItems(size);
        OwnList batches = new OwnList();
        OwnList current = new OwnList();
        for (Object item : Iteration.of(value)) {
            if (current.size() == size) {
                batches.add(current);
                current = new OwnList();
            }
            current.add(item);
        }
        if (!current.isEmpty()) {
            while (bound.present(1).isPresent() && current.size() < size) {
                current.add(bound.required(1));
            }
            batches.add(current);
        }
        return batches;
    }

    private static Object slice(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("slice", "slices", "fill_with");
        List<?> items = Iteration.list(value);
        int slices = bound.number(0, 1);
        Limits.checkItems(slices);
        if (slices < 1) {
            throw Failure.runtime("integer division or modulo by zero");
        }
        OwnList all = new OwnList();
        int offset = 0;
        for (int i = 0; i < slices; i++) {
            int start = offset + i * (items.size() / slices);
            offset += i < items.size() % slices ? 1 : 0;
            int end = offset + (i + 1) * (items.size() / slices);
            OwnList part = new OwnList(items.subList(start, end));
            if (bound.present(1).isPresent() && i >= items.size() % slices) {
                part.add(bound.required(1));
            }
            all.add(part);
        }
        return all;
    }

    private static Object items(Object value) {
        if (value == None.NONE) {
            return new OwnList();
        }
        if (value instanceof Map<?, ?> map) {
            return Iteration.copy((Collection<?>) DictView.items(map));
        }
        throw Failure.type("Can only get item pairs from a mapping.");
    }
}

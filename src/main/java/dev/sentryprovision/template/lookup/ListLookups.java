package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.expression.FilterCall;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lookups that put lists together: what {@code with_items} and its kin go through. */
final class ListLookups {

    private ListLookups() {}

    static Map<String, Lookup> all() {
        return Map.ofEntries(
                Map.entry("items", (terms, _, _) -> flattenedOnce(terms)),
                Map.entry("list", (terms, _, _) -> new OwnList(terms)),
                Map.entry("flattened", (terms, _, _) -> flattened(terms)),
                Map.entry("dict", (terms, _, _) -> dict(terms)),
                Map.entry("indexed_items", (terms, _, _) -> indexed(terms)),
                Map.entry("nested", (terms, _, _) -> nested(terms)),
                Map.entry("cartesian", (terms, _, _) -> nested(terms)),
                Map.entry("together", (terms, _, _) -> together(terms)),
                Map.entry("subelements", ListLookups::subelements),
                Map.entry("sequence", Sequence::run),
                Map.entry("random_choice", ListLookups::randomChoice));
    }

    private static OwnList flattenedOnce(List<Object> terms) {
        OwnList all = new OwnList();
        for (Object term : terms) {
            if (term instanceof List<?> list) {
                all.addAll(list);
            } else {
                all.add(term);
            }
        }
        return all;
    }

    private static OwnList flattened(List<Object> terms) {
        OwnList all = new OwnList();
        for (Object term : terms) {
            if (Values.use(term) instanceof List<?> list) {
                all.addAll(flattened(new ArrayList<>(list)));
            } else if (term != None.NONE && !term.equals("None") && !term.equals("null")) {
                all.add(term);
            }
        }
        return all;
    }

    private static OwnList dict(List<Object> terms) {
        OwnList pairs = new OwnList();
        for (Object term : terms) {
            if (!(term instanceof Map<?, ?> map)) {
                throw Failure.lookup("with_dict expects a dict, not " + Types.name(term));
            }
            map.forEach((key, value) -> {
                OwnDict pair = new OwnDict();
                pair.put("key", key);
                pair.put("value", value);
                pairs.add(pair);
            });
        }
        return pairs;
    }

    private static OwnList indexed(List<Object> terms) {
        OwnList pairs = new OwnList();
        for (Object item : flattenedOnce(terms)) {
            pairs.add(Tuple.of((long) pairs.size(), item));
        }
        return pairs;
    }

    private static OwnList nested(List<Object> terms) {
        if (terms.isEmpty()) {
            throw Failure.lookup("with_nested requires at least one element in the nested list");
        }
        OwnList rows = new OwnList(List.of(List.of()));
        for (Object term : terms) {
            List<?> items = term instanceof String ? List.of(term) : Iteration.list(term);
            Limits.checkItems((long) rows.size() * items.size());
            OwnList longer = new OwnList();
            for (Object row : rows) {
                items.forEach(item -> longer.add(with((List<?>) row, item)));
            }
            rows = longer;
        }
        return rows;
    }

    private static OwnList with(List<?> row, Object item) {
        OwnList longer = new OwnList(row);
        longer.add(item);
        return longer;
    }

    private static OwnList together(List<Object> terms) {
        if (terms.isEmpty()) {
            throw Failure.lookup("with_together requires at least one element in each list");
        }
        int length = terms.stream()
                .mapToInt(term -> Iteration.list(term).size())
                .max()
                .orElse(0);
        OwnList rows = new OwnList();
        for (int i = 0; i < length; i++) {
            OwnList row = new OwnList();
            for (Object term : terms) {
                List<?> items = Iteration.list(term);
                row.add(i < items.size() ? items.get(i) : None.NONE);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Object> subelements(List<Object> terms, Map<String, Object> options, Frame frame) {
        if (terms.size() < 2 || terms.size() > 3) {
            throw Failure.lookup("subelements lookup expects a list of two or three items");
        }
        boolean skipMissing = terms.size() == 3 && skipsMissing(terms.get(2));
        Object pairs;
        try {
            pairs = FilterCall.apply(
                    "subelements",
                    withoutSkipped(terms.getFirst(), skipMissing ? Repr.str(terms.get(1)) : ""),
                    Arguments.of(terms.get(1), skipMissing),
                    frame);
        } catch (Failure e) {
            throw Failure.lookup(e.getMessage());
        }
        return new OwnList(Iteration.list(pairs));
    }

    /** Beside the flag, other keys are passed over as in Ansible: many write {@code flags:} above it. */
    private static boolean skipsMissing(Object third) {
        if (!(third instanceof Map<?, ?> flags) || !flags.isEmpty() && !flags.containsKey("skip_missing")) {
            throw Failure.lookup(
                    "subelements lookup: the optional third item must be a dict with the flag skip_missing");
        }
        return flags.containsKey("skip_missing") && Truth.of(flags.get("skip_missing"));
    }

    /** Results of skipped tasks have no elements; with {@code skip_missing}, nor has what its path does not lead through. */
    private static Object withoutSkipped(Object value, String path) {
        Object elements = value instanceof Map<?, ?> map ? new OwnList(map.values()) : value;
        if (elements instanceof String || !Iteration.possible(elements)) {
            throw Failure.lookup("subelements lookup expects a dictionary or a list of them as its first term, got "
                    + Repr.of(elements));
        }
        OwnList kept = new OwnList();
        for (Object element : Iteration.of(elements)) {
            boolean skipped =
                    element instanceof Map<?, ?> map && map.containsKey("skipped") && Truth.of(map.get("skipped"));
            if (!skipped && (path.isEmpty() || leadsThrough(element, path))) {
                kept.add(element);
            }
        }
        return kept;
    }

    private static List<Object> randomChoice(List<Object> terms, Map<String, Object> options, Frame frame) {
        if (terms.isEmpty()) {
            return terms;
        }
        return new OwnList(List.of(terms.get(frame.environment().random().nextInt(terms.size()))));
    }

    private static boolean leadsThrough(Object element, String path) {
        Object value = element;
        for (String key : path.split("\\.")) {
            if (!(value instanceof Map<?, ?> map)) {
                return false;
            }
            value = map.containsKey(key) ? map.get(key) : new OwnList();
        }
        return true;
    }
}

package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists put together: side by side, each with each, in every order. */
final class CombinatoricFilters {

    private CombinatoricFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "zip", CombinatoricFilters::zip,
                "zip_longest", CombinatoricFilters::zipLongest,
                "product", CombinatoricFilters::product,
                "permutations", CombinatoricFilters::permutations,
                "combinations", CombinatoricFilters::combinations);
    }

    private static List<List<?>> lists(Object value, Arguments arguments) {
        List<List<?>> lists = new ArrayList<>(List.of(Iteration.list(value)));
        arguments.positional().forEach(each -> lists.add(Iteration.list(each)));
        return lists;
    }

    private static Object zip(Object value, Arguments arguments, Frame frame) {
        List<List<?>> lists = lists(value, arguments);
        int length = lists.stream().mapToInt(List::size).min().orElse(0);
        return zipped(lists, length, None.NONE);
    }

    private static Object zipLongest(Object value, Arguments arguments, Frame frame) {
        List<List<?>> lists = lists(value, arguments);
        int length = lists.stream().mapToInt(List::size).max().orElse(0);
        return zipped(lists, length, arguments.named().getOrDefault("fillvalue", None.NONE));
    }

    private static OwnList zipped(List<List<?>> lists, int length, Object filler) {
        OwnList rows = new OwnList();
        for (int i = 0; i < length; i++) {
            List<Object> row = new ArrayList<>();
            for (List<?> list : lists) {
                row.add(i < list.size() ? list.get(i) : filler);
            }
            rows.add(new Tuple(row));
        }
        return rows;
    }

    private static Object product(Object value, Arguments arguments, Frame frame) {
        List<List<?>> lists = lists(value, arguments);
        int repeat = Math.clamp(((Number) Values.use(arguments.named().getOrDefault("repeat", 1L))).longValue(), 0, 30);
        List<List<?>> all = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            all.addAll(lists);
        }
        OwnList rows = new OwnList(List.of(List.of()));
        for (List<?> list : all) {
            rows = times(rows, list);
        }
        rows.replaceAll(row -> new Tuple((List<?>) row));
        return rows;
    }

    private static OwnList times(OwnList rows, List<?> list) {
        Limits.checkItems((long) rows.size() * list.size());
        OwnList longer = new OwnList(rows.size() * list.size());
        for (Object row : rows) {
            for (Object item : list) {
                longer.add(with((List<?>) row, item));
            }
        }
        return longer;
    }

    private static List<Object> with(List<?> row, Object item) {
        List<Object> longer = new ArrayList<>(row);
        longer.add(item);
        return longer;
    }

    private static Object permutations(Object value, Arguments arguments, Frame frame) {
        List<?> items = Iteration.list(value);
        Bound bound = arguments.bind("permutations", "r");
        int length = bound.present(0).isPresent() ? bound.number(0, 0) : items.size();
        double count = 1;
        for (int i = 0; i < length; i++) {
            count *= Math.max(0, items.size() - i);
        }
        Limits.checkItems(elements(count, length));
        OwnList rows = new OwnList();
        choose(items, length, List.of(), true, 0, rows);
        return rows;
    }

    private static Object combinations(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("combinations", "r");
        if (!Types.isInteger(bound.required(0))) {
            throw Failure.type("combinations() needs a whole number");
        }
        List<?> items = Iteration.list(value);
        int length = bound.number(0, 0);
        double count = 1;
        for (int i = 0; i < length; i++) {
            count *= Math.max(0, items.size() - i) / (i + 1.0);
        }
        Limits.checkItems(elements(count, length));
        OwnList rows = new OwnList();
        choose(items, length, List.of(), false, 0, rows);
        return rows;
    }

    /** Of so many rows; numbers beyond all bounds stay there. */
    private static long elements(double rows, int length) {
        return (long) Math.min(rows * Math.max(1, length), Long.MAX_VALUE);
    }

    /** Adds every choice of {@code length} positions, in rising order or in any. */
    private static void choose(
            List<?> items, int length, List<Integer> chosen, boolean anyOrder, int from, OwnList rows) {
        if (chosen.size() == length) {
            rows.add(new Tuple(chosen.stream().<Object>map(items::get).toList()));
            return;
        }
        for (int i = from; i < items.size(); i++) {
            if (!chosen.contains(i)) {
                List<Integer> longer = new ArrayList<>(chosen);
                longer.add(i);
                choose(items, length, longer, anyOrder, anyOrder ? 0 : i + 1, rows);
            }
        }
    }
}

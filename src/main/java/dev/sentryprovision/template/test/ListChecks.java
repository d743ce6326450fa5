package dev.sentryprovision.template.test;

import dev.sentryprovision.template.expression.Check;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Operators;
import dev.sentryprovision.template.python.Truth;
import java.util.Map;

/** Lists as sets of elements. */
final class ListChecks {

    private ListChecks() {}

    static Map<String, Check> all() {
        return Map.of(
                "contains", BasicChecks.binary(Operators::contains),
                "subset", BasicChecks.binary(ListChecks::isSubset),
                "issubset", BasicChecks.binary(ListChecks::isSubset),
                "superset", BasicChecks.binary((a, b) -> isSubset(b, a)),
                "issuperset", BasicChecks.binary((a, b) -> isSubset(b, a)),
                "all", BasicChecks.plain(value -> Iteration.of(value).stream().allMatch(Truth::of)),
                "any", BasicChecks.plain(value -> Iteration.of(value).stream().anyMatch(Truth::of)));
    }

    private static boolean isSubset(Object a, Object b) {
        return Iteration.of(a).stream().allMatch(item -> Operators.contains(b, item));
    }
}

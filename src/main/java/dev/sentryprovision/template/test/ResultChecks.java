package dev.sentryprovision.template.test;

import dev.sentryprovision.template.expression.Check;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Values;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a task's registered result says. */
final class ResultChecks {

    private ResultChecks() {}

    static Map<String, Check> all() {
        return Map.ofEntries(
                Map.entry("failed", of("failed", result -> flag(result, "failed"))),
                Map.entry("failure", of("failed", result -> flag(result, "failed"))),
                Map.entry("succeeded", of("success", result -> !flag(result, "failed"))),
                Map.entry("success", of("success", result -> !flag(result, "failed"))),
                Map.entry("successful", of("success", result -> !flag(result, "failed"))),
                Map.entry("changed", of("changed", ResultChecks::changed)),
                Map.entry("change", of("changed", ResultChecks::changed)),
                Map.entry("skipped", of("skipped", result -> flag(result, "skipped"))),
                Map.entry("skip", of("skipped", result -> flag(result, "skipped"))),
                Map.entry("reachable", of("reachable", result -> !flag(result, "unreachable"))),
                Map.entry("unreachable", of("unreachable", result -> flag(result, "unreachable"))),
                Map.entry(
                        "started", of("started", result -> !result.containsKey("started") || flag(result, "started"))),
                Map.entry(
                        "finished",
                        of("finished", result -> !result.containsKey("finished") || flag(result, "finished"))),
                Map.entry("timedout", of("timedout", result -> flag(result, "timedout"))));
    }

    private static Check of(String name, Predicate<Map<?, ?>> test) {
        return BasicChecks.plain(value -> {
            if (value instanceof Map<?, ?> result) {
                return test.test(result);
            }
            throw Failure.filter("The '" + name + "' test expects a dictionary");
        });
    }

    private static boolean flag(Map<?, ?> result, String key) {
        Object value = result.get(key);
        return value != null && Truth.of(value);
    }

    /** A loop's result that does not say so itself has changed when one of its results has. */
    private static boolean changed(Map<?, ?> result) {
        if (result.containsKey("changed") || !(result.get("results") instanceof List<?> results)) {
            return flag(result, "changed");
        }
        return results.stream().anyMatch(each -> Values.use(each) instanceof Map<?, ?> one && flag(one, "changed"));
    }
}

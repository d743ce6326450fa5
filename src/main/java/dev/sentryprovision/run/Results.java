package dev.sentryprovision.run;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.value.PartlyKnown;
import dev.sentryprovision.value.Unknown;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes task results with the keys that playbooks rely on. */
final class Results {

    private Results() {}

    static TaskResult of(Status status, Map<String, Object> values, List<Diff> diffs) {
        return new TaskResult(status, values, diffs, Duration.ZERO, false, false, List.of());
    }

    static TaskResult skipped(String reason) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("changed", false);
        values.put("skipped", true);
        values.put("skip_reason", reason);
        return of(Status.SKIPPED, values, List.of());
    }

    static TaskResult skipped(String reason, Object condition) {
        return with(skipped(reason), Map.of("false_condition", condition));
    }

    static TaskResult failed(String message, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("changed", false);
        values.put("failed", true);
        values.put("msg", message);
        return of(Status.FAILED, values, List.of());
    }

    static TaskResult unreachable(String message, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("changed", false);
        values.put("unreachable", true);
        values.put("msg", message);
        return of(Status.UNREACHABLE, values, List.of());
    }

    /** A dry run cannot tell what the task would do. */
    static TaskResult unknown(String reason) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("changed", new Unknown(reason));
        values.put("failed", false);
        values.put("msg", "depends on " + reason);
        return of(Status.UNKNOWN, values, List.of());
    }

    /** What playbooks see of it under the name it is registered by. */
    static Map<String, Object> registered(TaskResult result) {
        if (!result.items().isEmpty()) {
            List<Object> items = result.items().stream()
                    .map(item -> (Object) registered(item.result()))
                    .toList();
            return with(result, Map.of("results", items)).values();
        }
        if (result.status() != Status.UNKNOWN) {
            return result.values();
        }
        Map<String, Object> known = new LinkedHashMap<>(result.values());
        known.remove("msg");
        return new PartlyKnown(known, reason(result));
    }

    /** What a result that is unknown depends on. */
    static String reason(TaskResult unknown) {
        return unknown.values().get("changed") instanceof Unknown value ? value.reason() : unknown.message();
    }

    /** With more that playbooks see. */
    static TaskResult with(TaskResult result, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(result.values());
        values.putAll(more);
        return result.withValues(values);
    }

    static TaskResult settled(TaskResult result, Duration duration, boolean ignored, boolean noLog) {
        return new TaskResult(
                result.status(),
                result.values(),
                result.diffs(),
                duration,
                ignored && (result.status() == Status.FAILED || result.status() == Status.UNREACHABLE),
                result.noLog() || noLog,
                result.items());
    }

    /** Sums up the items of a loop. */
    static TaskResult ofLoop(List<TaskResult.Item> items) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "results",
                items.stream().map(item -> (Object) item.result().values()).toList());
        Status status = statusOf(items);
        values.put("changed", status == Status.UNKNOWN ? new Unknown(reason(items)) : any(items, Status.CHANGED));
        switch (status) {
            case FAILED -> {
                values.put("failed", true);
                values.put("msg", "One or more items failed");
            }
            case UNREACHABLE -> {
                values.put("unreachable", true);
                values.put("msg", unreachableMessage(items));
            }
            case SKIPPED -> {
                values.put("skipped", true);
                values.put(
                        items.isEmpty() ? "skipped_reason" : "msg",
                        items.isEmpty() ? "No items in the list" : "All items skipped");
            }
            case OK, CHANGED, UNKNOWN -> values.put("msg", "All items completed");
        }
        List<Diff> diffs =
                items.stream().flatMap(item -> item.result().diffs().stream()).toList();
        return new TaskResult(status, values, diffs, Duration.ZERO, false, false, items);
    }

    private static String reason(List<TaskResult.Item> items) {
        return items.stream()
                .map(TaskResult.Item::result)
                .filter(result -> result.status() == Status.UNKNOWN)
                .map(Results::reason)
                .findFirst()
                .orElseThrow();
    }

    private static Status statusOf(List<TaskResult.Item> items) {
        if (any(items, Status.UNREACHABLE)) {
            return Status.UNREACHABLE;
        }
        if (items.stream().anyMatch(item -> item.result().status() == Status.FAILED)) {
            return Status.FAILED;
        }
        if (any(items, Status.UNKNOWN)) {
            return Status.UNKNOWN;
        }
        if (any(items, Status.CHANGED)) {
            return Status.CHANGED;
        }
        return any(items, Status.OK) ? Status.OK : Status.SKIPPED;
    }

    private static String unreachableMessage(List<TaskResult.Item> items) {
        return items.getLast().result().message();
    }

    private static boolean any(List<TaskResult.Item> items, Status status) {
        return items.stream().anyMatch(item -> item.result().status() == status);
    }
}

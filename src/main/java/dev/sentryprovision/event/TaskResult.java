package dev.sentryprovision.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a task came to on one host.
 *
 * @param status  how it counts
 * @param values  the result as playbooks see it in {@code register}; of the values of the playbook language
 * @param diffs   what changed, or would change in a dry run
 * @param ignored a failure that {@code ignore_errors} or {@code ignore_unreachable} lets pass
 * @param noLog   nothing of {@code values} and {@code diffs} may be shown
 * @param items   results of the items of a loop, else empty
 */
public record TaskResult(
        Status status,
        Map<String, Object> values,
        List<Diff> diffs,
        Duration duration,
        boolean ignored,
        boolean noLog,
        List<Item> items) {

    /** How a result counts. */
    public enum Status {
        OK,
        CHANGED,
        /** Dry run only: whether it would change depends on something not done, which {@code msg} names. */
        UNKNOWN,
        SKIPPED,
        FAILED,
        UNREACHABLE
    }

    /** One item of a loop: its label and its own result. */
    public record Item(String label, TaskResult result) {}

    /** The message of a failure or skip, or an empty text. */
    public String message() {
        return values.get("msg") instanceof String text ? text : "";
    }

    public TaskResult withStatus(Status other) {
        return new TaskResult(other, values, diffs, duration, ignored, noLog, items);
    }

    public TaskResult withValues(Map<String, Object> others) {
        return new TaskResult(status, others, diffs, duration, ignored, noLog, items);
    }

    public TaskResult withDiffs(List<Diff> others) {
        return new TaskResult(status, values, others, duration, ignored, noLog, items);
    }

    /** Nothing of it may be shown, if it could until now. */
    public TaskResult withheld(boolean hidden) {
        return new TaskResult(status, values, diffs, duration, ignored, noLog || hidden, items);
    }
}

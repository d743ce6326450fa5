package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.playbook.Retry;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.UnknownValueException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One item of a task on one host: its condition, then as many attempts as {@code until} asks for. */
final class Attempts {

    private static final int RETRIES = 3;
    private static final double DELAY_SECONDS = 5;

    private final TaskAtHost at;
    private final TaskRef ref;
    private final Attempt attempt;

    Attempts(TaskAtHost at, TaskRef ref, Attempt attempt) {
        this.at = at;
        this.ref = ref;
        this.attempt = attempt;
    }

    TaskResult run() {
        Optional<Written> isFalse = at.falseCondition();
        if (isFalse.isPresent()) {
            return Results.skipped(
                    "Conditional result was False",
                    isFalse.get().raw() instanceof Boolean value
                            ? value
                            : isFalse.get().text());
        }
        return at.task().retry().map(this::repeat).orElseGet(attempt::run);
    }

    private TaskResult repeat(Retry retry) {
        int retries = retry.retries()
                .map(written -> Numbers.whole(at.render(written), "retries"))
                .orElse(RETRIES);
        Duration delay = Duration.ofMillis((long) (1000
                * retry.delay()
                        .map(written -> Numbers.number(at.render(written), "delay"))
                        .orElse(DELAY_SECONDS)));
        for (int tried = 1; ; tried++) {
            TaskResult result = Failures.asResults(attempt::run);
            if (result.status() == Status.UNKNOWN || result.status() == Status.UNREACHABLE) {
                return result;
            }
            result = Results.with(result, Map.of("attempts", (long) tried));
            if (isDone(retry, result)) {
                return result;
            }
            if (tried > retries) {
                return exhausted(result, retry);
            }
            at.run().events().accept(new Event.Retrying(ref, at.host().name(), retries - tried + 1, result));
            Pauses.sleep(delay);
        }
    }

    private boolean isDone(Retry retry, TaskResult result) {
        if (retry.until().isEmpty()) {
            return result.status() != Status.FAILED;
        }
        try {
            return at.conditionsOn(result.values()).hold(retry.until());
        } catch (UnknownValueException _) {
            // A dry run does not wait for what it does not do.
            return true;
        }
    }

    private static TaskResult exhausted(TaskResult result, Retry retry) {
        Map<String, Object> failed = Map.of("failed", true);
        TaskResult marked = Results.with(result, failed);
        if (result.message().isEmpty() && !retry.until().isEmpty()) {
            marked = Results.with(
                    marked,
                    Map.of(
                            "msg",
                            "the condition '" + retry.until().getFirst().text() + "' did not come true in "
                                    + result.values().get("attempts") + " attempts"));
        }
        return marked.withStatus(Status.FAILED);
    }
}

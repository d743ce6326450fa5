package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.playbook.Retry;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.UnknownValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One item of a task on one host: its condition, then as many attempts as {@code until} asks for. */
final class Attempts {

    private static final int RETRIES = 3;
    private static final double DELAY_SECONDS = 5;

    private final RunContext run;
    private final Task task;
    private final TaskRef ref;
    private final Frame frame;
    private final PlayHost host;
    private final TaskScope scope;
    private final Attempt attempt;

    Attempts(
            RunContext run,
            PlayRun play,
            Task task,
            TaskRef ref,
            Frame frame,
            PlayHost host,
            TaskScope scope,
            List<TaskScope> nextItems,
            Upcoming upcoming) {
        this.run = run;
        this.task = task;
        this.ref = ref;
        this.frame = frame;
        this.host = host;
        this.scope = scope;
        this.attempt = new Attempt(run, play, task, ref, frame, host, scope, nextItems, upcoming);
    }

    TaskResult run() {
        Optional<Written> isFalse = new Conditions(run.templates(), scope)
                .firstFalse(frame.keywords().when());
        if (isFalse.isPresent()) {
            return Results.skipped(
                    "Conditional result was False",
                    isFalse.get().raw() instanceof Boolean value
                            ? value
                            : isFalse.get().text());
        }
        return task.retry().isPresent() ? repeat(task.retry().get()) : attempt.run();
    }

    private TaskResult repeat(Retry retry) {
        int retries = retry.retries()
                .map(written -> Numbers.whole(scope.render(written.raw()), "retries"))
                .orElse(RETRIES);
        Duration delay = Duration.ofMillis((long) (1000
                * retry.delay()
                        .map(written -> Numbers.number(scope.render(written.raw()), "delay"))
                        .orElse(DELAY_SECONDS)));
        for (int tried = 1; ; tried++) {
            TaskResult result = Failures.asResults(attempt::run);
            if (result.status() == Status.UNKNOWN || result.status() == Status.UNREACHABLE) {
                return result;
            }
            result = Results.withValues(result, Map.of("attempts", (long) tried));
            if (isDone(retry, result)) {
                return result;
            }
            if (tried > retries) {
                return exhausted(result, retry);
            }
            run.events().accept(new Event.Retrying(ref, host.name(), retries - tried + 1, result));
            Pauses.sleep(delay);
        }
    }

    private boolean isDone(Retry retry, TaskResult result) {
        if (retry.until().isEmpty()) {
            return result.status() != Status.FAILED;
        }
        try {
            return new Conditions(run.templates(), scope.withResult(task, result.values())).hold(retry.until());
        } catch (UnknownValueException _) {
            // A dry run does not wait for what it does not do.
            return true;
        }
    }

    private static TaskResult exhausted(TaskResult result, Retry retry) {
        Map<String, Object> failed = Map.of("failed", true);
        TaskResult marked = Results.withValues(result, failed);
        if (result.message().isEmpty() && !retry.until().isEmpty()) {
            marked = Results.withValues(
                    marked,
                    Map.of(
                            "msg",
                            "the condition '" + retry.until().getFirst().text() + "' did not come true in "
                                    + result.values().get("attempts") + " attempts"));
        }
        return Results.withStatus(marked, Status.FAILED);
    }
}

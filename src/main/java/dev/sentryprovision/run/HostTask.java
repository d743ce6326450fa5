package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Loop;
import dev.sentryprovision.playbook.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One task on one host, with its loop. */
final class HostTask {

    private final RunContext run;
    private final PlayRun play;
    private final Task task;
    private final TaskRef ref;
    private final Frame frame;
    private final PlayHost host;
    private final Upcoming upcoming;

    HostTask(RunContext run, PlayRun play, Task task, TaskRef ref, Frame frame, PlayHost host, Upcoming upcoming) {
        this.run = run;
        this.play = play;
        this.task = task;
        this.ref = ref;
        this.frame = frame;
        this.host = host;
        this.upcoming = upcoming;
    }

    /** Runs it; whatever goes wrong is in the result. The result is registered where the task says so. */
    TaskResult run() {
        Instant start = run.clock().instant();
        run.events().accept(new Event.HostStarted(ref, host.name()));
        TaskScope scope = play.scope(task, frame, host);
        TaskResult result = Failures.asResults(
                () -> task.loop().isPresent() ? loop(scope, task.loop().get()) : once(scope, List.of()));
        result = settle(result, scope, Duration.between(start, run.clock().instant()));
        Map<String, Object> values = result.values();
        task.register().ifPresent(name -> host.host().variables().register(name.text(), values, task.where()));
        return result;
    }

    private TaskResult once(TaskScope scope, List<TaskScope> nextItems) {
        return new Attempts(run, play, task, ref, frame, host, scope, nextItems, upcoming).run();
    }

    private TaskResult loop(TaskScope scope, Loop loop) {
        LoopItems items;
        try {
            items = LoopItems.of(loop, scope, run.templates());
        } catch (RuntimeException e) {
            // A condition that does not hold makes the loop's list irrelevant.
            if (new Conditions(run.templates(), scope)
                    .firstFalse(frame.keywords().when())
                    .isPresent()) {
                return Results.skipped("Conditional result was False");
            }
            throw e;
        }
        List<TaskResult.Item> done = new ArrayList<>();
        List<TaskScope> scopes =
                items.items().stream().map(item -> scope.with(item.variables())).toList();
        for (int i = 0; i < scopes.size(); i++) {
            LoopItems.Item item = items.items().get(i);
            TaskScope inside = scopes.get(i);
            List<TaskScope> next = scopes.subList(i + 1, scopes.size());
            TaskResult result = settleItem(Failures.asResults(() -> once(inside, next)), inside);
            result = Results.withValues(result, item.resultKeys());
            String label = items.label(item, inside);
            done.add(new TaskResult.Item(label, result));
            run.events().accept(new Event.ItemDone(ref, host.name(), label, result));
            if (result.status() == TaskResult.Status.UNREACHABLE || items.endsAfter(inside, result)) {
                break;
            }
            items.pause(inside);
        }
        return Results.ofLoop(done);
    }

    private TaskResult settleItem(TaskResult result, TaskScope scope) {
        return Results.settled(result, result.duration(), flag(Keyword.IGNORE_ERRORS, scope), noLog(scope));
    }

    private TaskResult settle(TaskResult result, TaskScope scope, Duration duration) {
        boolean ignore = switch (result.status()) {
            case FAILED -> flag(Keyword.IGNORE_ERRORS, scope);
            case UNREACHABLE -> flag(Keyword.IGNORE_UNREACHABLE, scope);
            case OK, CHANGED, UNKNOWN, SKIPPED -> false;
        };
        return Results.settled(result, duration, ignore, noLog(scope));
    }

    /** When it cannot be told whether a result may be shown, it is not. */
    private boolean noLog(TaskScope scope) {
        try {
            return flag(Keyword.NO_LOG, scope);
        } catch (RuntimeException _) {
            return true;
        }
    }

    private boolean flag(Keyword keyword, TaskScope scope) {
        return frame.keywords()
                .find(keyword)
                .map(written -> Truth.of(scope.render(written.raw()), keyword.written()))
                .orElse(false);
    }
}

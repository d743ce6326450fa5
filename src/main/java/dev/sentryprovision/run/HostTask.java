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
import java.util.function.Consumer;

/** One task on one host, with its loop. */
final class HostTask {

    private final TaskAtHost at;
    private final RunContext run;
    private final Task task;
    private final PlayHost host;
    private final TaskRef ref;
    private final Upcoming upcoming;

    HostTask(TaskAtHost at, TaskRef ref, Upcoming upcoming) {
        this.at = at;
        this.run = at.run();
        this.task = at.task();
        this.host = at.host();
        this.ref = ref;
        this.upcoming = upcoming;
    }

    /** Runs it; whatever goes wrong is in the result. The result is registered where the task says so. */
    TaskResult run() {
        Instant start = run.clock().instant();
        run.events().accept(new Event.HostStarted(ref, host.name()));
        TaskResult judged = doubted(Failures.asResults(
                () -> task.loop().isPresent() ? loop(task.loop().get()) : once(at, List.of())));
        if (judged.items().isEmpty()) {
            learn(judged, at);
        }
        Duration took = Duration.between(start, run.clock().instant());
        TaskResult result = Failures.asResults(() -> settle(judged, took));
        host.host().variables().register(task, result);
        return result;
    }

    /** A handler that may not be notified changes something, or does not. */
    private TaskResult doubted(TaskResult result) {
        return result.status() == TaskResult.Status.CHANGED
                ? host.doubt().map(Results::unknown).orElse(result)
                : result;
    }

    private TaskResult once(TaskAtHost one, List<TaskAtHost> nextItems) {
        TaskAtHost item = one.withDelegate();
        return new Attempts(item, ref, new Attempt(item, nextItems, upcoming, output(item))).run();
    }

    private static void learn(TaskResult result, TaskAtHost item) {
        if (result.status() == TaskResult.Status.UNKNOWN) {
            UnknownSettings.of(item, Results.reason(result)).ifPresent(UnknownSettings::keep);
        }
    }

    private Consumer<String> output(TaskAtHost item) {
        return noLog(item) ? _ -> {} : line -> run.events().accept(new Event.HostProgress(ref, host.name(), line));
    }

    private TaskResult loop(Loop loop) {
        LoopItems items;
        try {
            items = LoopItems.of(loop, at.scope(), run.templates());
        } catch (RuntimeException e) {
            // A condition that does not hold makes the loop's list irrelevant.
            if (at.falseCondition().isPresent()) {
                return Results.skipped("Conditional result was False");
            }
            throw e;
        }
        List<TaskResult.Item> done = new ArrayList<>();
        List<TaskAtHost> each =
                items.items().stream().map(item -> at.with(item.variables())).toList();
        for (int i = 0; i < each.size(); i++) {
            LoopItems.Item item = items.items().get(i);
            TaskAtHost inside = at.now().with(item.variables());
            List<TaskAtHost> next = each.subList(i + 1, each.size());
            TaskResult result = settleItem(Failures.asResults(() -> once(inside, next)), inside);
            learn(result, inside);
            result = Results.with(result, item.resultKeys());
            String label = items.label(item, inside.scope());
            done.add(new TaskResult.Item(label, result));
            run.events().accept(new Event.ItemDone(ref, host.name(), label, result));
            if (result.status() == TaskResult.Status.UNREACHABLE || items.endsAfter(inside.scope(), result)) {
                break;
            }
            items.pause(inside.scope());
        }
        return Results.ofLoop(done);
    }

    private static TaskResult settleItem(TaskResult result, TaskAtHost item) {
        return Results.settled(shown(result, item), result.duration(), flag(Keyword.IGNORE_ERRORS, item), noLog(item));
    }

    private TaskResult settle(TaskResult result, Duration duration) {
        boolean ignore = switch (result.status()) {
            case FAILED -> flag(Keyword.IGNORE_ERRORS, at);
            case UNREACHABLE -> flag(Keyword.IGNORE_UNREACHABLE, at);
            case OK, CHANGED, UNKNOWN, SKIPPED -> false;
        };
        return Results.settled(shown(result, at), duration, ignore, noLog(at));
    }

    private static TaskResult shown(TaskResult result, TaskAtHost item) {
        return item.flag(Keyword.DIFF).orElse(true) ? result : result.withDiffs(List.of());
    }

    /** When it cannot be told whether a result may be shown, it is not. */
    private static boolean noLog(TaskAtHost item) {
        try {
            return flag(Keyword.NO_LOG, item);
        } catch (RuntimeException _) {
            return true;
        }
    }

    private static boolean flag(Keyword keyword, TaskAtHost item) {
        return item.flag(keyword).orElse(false);
    }
}

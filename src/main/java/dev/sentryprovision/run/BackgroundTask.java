package dev.sentryprovision.run;

import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.host.Background;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A task with {@code async}: its commands go on by themselves on the host, so that they survive the connection. It is
 * waited for, or left running and asked about with {@code async_status}.
 */
record BackgroundTask(TaskAtHost at, ModuleType module, Work work, Async async) {

    /** Between two looks at a task that nobody waits for. */
    private static final Duration UNHURRIED = Duration.ofSeconds(2);

    Work.Done run() {
        String id = at.run().jobs().newId();
        String host = at.host().name();
        Duration poll = async.isLeftRunning() ? UNHURRIED : async.poll();
        CountDownLatch begun = new CountDownLatch(1);
        Background background = new Background(
                id, async.limit(), poll, begun::countDown, text -> text.lines().forEach(work.output()));
        if (!async.isLeftRunning()) {
            Work.Done done = work.detached(background);
            return new Work.Done(withJob(done.outcome(), id, 1), done.changes());
        }
        Outcome started = withJob(Outcome.ok(), id, 0);
        if (work.isForetold()) {
            Work.Done done = work.detached(background);
            at.run().jobs().foretold(id, host, result(done));
            return new Work.Done(started, done.changes());
        }
        at.run().jobs().start(id, host, module.spec().oneCommand(), begun, () -> result(work.detached(background)));
        return new Work.Done(started.withConsequence(new Consequence.Changed()), List.of());
    }

    private Outcome withJob(Outcome outcome, String id, long finished) {
        return outcome.with("ansible_job_id", id)
                .with("started", 1L)
                .with("finished", finished)
                .with("results_file", work.resultsFile(id));
    }

    private static TaskResult result(Work.Done done) {
        boolean changed = !done.changes().isEmpty();
        Status status = switch (done.outcome().kind()) {
            case FAILED -> Status.FAILED;
            case SKIPPED -> Status.SKIPPED;
            case OK -> changed ? Status.CHANGED : Status.OK;
        };
        Map<String, Object> values = new LinkedHashMap<>(done.outcome().values());
        values.put("changed", changed);
        return Results.of(
                status, values, done.changes().stream().map(Change::diff).toList());
    }

    /** What {@code async_status} tells of one that has ended. */
    static Outcome outcome(TaskResult result) {
        boolean failed = result.status() == Status.FAILED || result.status() == Status.UNREACHABLE;
        Outcome outcome = failed ? Outcome.failed(result.message(), result.values()) : Outcome.ok(result.values());
        Outcome ended = outcome.with("started", 1L).with("finished", 1L);
        return Boolean.FALSE.equals(result.values().get("changed"))
                ? ended
                : ended.withConsequence(new Consequence.Changed());
    }

    static Outcome running() {
        return Outcome.ok(Map.of("started", 1L, "finished", 0L, "stdout", "", "stderr", ""));
    }
}

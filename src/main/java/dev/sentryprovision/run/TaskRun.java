package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.module.ModuleSpec.Turns;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs one task on a set of hosts at once, and draws the consequences: counts, notified handlers, hosts that leave. */
final class TaskRun {

    private final RunContext run;
    private final PlayRun play;

    TaskRun(RunContext run, PlayRun play) {
        this.run = run;
        this.play = play;
    }

    void run(Task task, Frame outer, List<PlayHost> hosts, Upcoming upcoming) {
        Frame frame = outer.inside(task.keywords());
        if (!play.selects(task, frame, hosts)) {
            return;
        }
        TaskRef ref = play.reference(task, frame, hosts);
        if (!run.steps().allow(ref, hosts, play.eachHostAlone())) {
            return;
        }
        boolean once = turns(task) == Turns.ONCE_FOR_ALL || isOnce(task, frame, hosts);
        List<PlayHost> workers = once ? hosts.subList(0, 1) : hosts;
        run.events()
                .accept(new Event.TaskStarted(
                        ref, workers.stream().map(PlayHost::name).toList()));
        Map<PlayHost, TaskResult> results = runOn(workers, task, ref, frame, upcoming);
        if (once) {
            PlayHost worker = workers.getFirst();
            shareResult(task, results.get(worker), worker);
        }
        new FatalErrors(play, task, frame, hosts, once).endForAll(results);
    }

    private Map<PlayHost, TaskResult> runOn(
            List<PlayHost> workers, Task task, TaskRef ref, Frame frame, Upcoming upcoming) {
        Map<PlayHost, TaskResult> results = new ConcurrentHashMap<>();
        int throttle = throttle(task, frame, workers);
        // A host alone is one of many that come here on their own; several wait within the forks.
        int alone = workers.size() == 1 ? throttle : Throttles.NONE;
        play.throttles()
                .run(
                        task.where(),
                        alone,
                        () -> run.forks().forEach(workers, throttle, host -> {
                            TaskResult result =
                                    new HostTask(TaskAtHost.of(run, play, task, frame, host), ref, upcoming).run();
                            results.put(host, result);
                            conclude(task, ref, frame, host, result);
                        }));
        return results;
    }

    /** What follows from a result on its host. */
    private void conclude(Task task, TaskRef ref, Frame frame, PlayHost host, TaskResult judged) {
        TaskResult result = notified(task, frame, host, judged);
        host.host().tally().count(result);
        if (result.status() == Status.UNREACHABLE && !result.ignored()) {
            host.lose();
        } else if (result.status() == Status.FAILED && !result.ignored()) {
            host.fail(new PlayHost.Failure(task, result), frame);
        }
        run.events().accept(new Event.HostDone(ref, host.name(), result));
    }

    /** A handler that does not exist makes the task fail that notifies it. */
    private TaskResult notified(Task task, Frame frame, PlayHost host, TaskResult result) {
        if (result.status() != Status.CHANGED && result.status() != Status.UNKNOWN) {
            return result;
        }
        Optional<String> doubt =
                result.status() == Status.UNKNOWN ? Optional.of(Results.reason(result)) : Optional.empty();
        return Failures.asResults(() -> {
            play.handlers().notify(task, frame, host, doubt);
            return result;
        });
    }

    private Turns turns(Task task) {
        return run.modules()
                .find(task.action().written())
                .map(module -> module.spec().turns())
                .orElse(Turns.SIDE_BY_SIDE);
    }

    private boolean isOnce(Task task, Frame frame, List<PlayHost> hosts) {
        return frame.keywords()
                .find(Keyword.RUN_ONCE)
                .map(written -> Truth.of(play.render(written.raw(), frame, hosts.getFirst()), "run_once"))
                .orElse(false);
    }

    private int throttle(Task task, Frame frame, List<PlayHost> hosts) {
        if (turns(task) == Turns.IN_ORDER) {
            return 1;
        }
        return frame.keywords()
                .find(Keyword.THROTTLE)
                .map(written -> Numbers.whole(play.render(written.raw(), frame, hosts.getFirst()), "throttle"))
                .filter(number -> number > 0)
                .orElse(Throttles.NONE);
    }

    /** What one host did for all, all get to know; when it ended there, it ended for all. */
    private void shareResult(Task task, TaskResult result, PlayHost worker) {
        for (PlayHost host : play.hosts()) {
            if (host == worker || !host.isActive()) {
                continue;
            }
            host.host().variables().register(task, result);
            if (worker.standing() == PlayHost.Standing.ENDED) {
                host.end();
            }
        }
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.UnknownValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One attempt: renders the arguments, lets the module work, and judges its outcome as the task says. */
final class Attempt {

    private final RunContext run;
    private final PlayRun play;
    private final Task task;
    private final TaskRef ref;
    private final Frame frame;
    private final PlayHost host;
    private final TaskScope scope;
    private final List<TaskScope> nextItems;
    private final Upcoming upcoming;

    Attempt(
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
        this.play = play;
        this.task = task;
        this.ref = ref;
        this.frame = frame;
        this.host = host;
        this.scope = scope;
        this.nextItems = nextItems;
        this.upcoming = upcoming;
    }

    TaskResult run() {
        ModuleType module = run.module(task.action());
        Work work = work(scope, module);
        Stream<Work> current = Stream.concat(Stream.of(work), nextItems.stream().map(item -> work(item, module)));
        Work.Done done = work.run(new Prospects(run, play, host, current, upcoming));
        Outcome outcome = done.outcome();
        outcome.warnings().forEach(warning -> run.events().accept(new Event.Warning(warning)));
        keepFacts(outcome, work);
        return judge(outcome, done.changes());
    }

    private Work work(TaskScope inside, ModuleType module) {
        return new Work(run, play, task, frame, host, inside, module);
    }

    /** Facts and variables that a module gives belong to the host; with delegate_facts, to the one it was done on. */
    private void keepFacts(Outcome outcome, Work work) {
        RunHost owner = work.factsOwner();
        if (!outcome.facts().isEmpty()) {
            owner.variables().addFacts(outcome.facts());
        }
        if (!outcome.variables().isEmpty()) {
            owner.variables().set(outcome.variables(), task.where());
        }
    }

    private TaskResult judge(Outcome outcome, List<Change> changes) {
        List<Diff> diffs = changes.stream().map(Change::diff).toList();
        Map<String, Object> values = new LinkedHashMap<>(outcome.values());
        if (outcome.kind() == Outcome.Kind.SKIPPED) {
            values.put("changed", false);
            values.put("skipped", true);
            return Results.of(Status.SKIPPED, values, List.of());
        }
        if (!outcome.facts().isEmpty() || !outcome.variables().isEmpty()) {
            values.putIfAbsent("ansible_facts", outcome.facts().isEmpty() ? outcome.variables() : outcome.facts());
        }
        values.put("changed", !changes.isEmpty());
        values.put("failed", outcome.kind() == Outcome.Kind.FAILED);
        boolean changed = !changes.isEmpty();
        boolean failed = outcome.kind() == Outcome.Kind.FAILED;
        if (!task.failedWhen().isEmpty()) {
            failed = holds(task.failedWhen(), values);
            values.put("failed", failed);
            values.put("failed_when_result", failed);
        }
        if (!task.changedWhen().isEmpty()) {
            changed = conditions(values).hold(task.changedWhen());
            values.put("changed", changed);
        }
        Status status = failed ? Status.FAILED : changed ? Status.CHANGED : Status.OK;
        // What a task says is no change is not shown as one.
        return Results.of(status, values, status == Status.OK ? List.of() : diffs);
    }

    /** A dry run foretells success: what a condition on the outcome would find, only the outcome can tell. */
    private boolean holds(List<Written> failedWhen, Map<String, Object> values) {
        try {
            return conditions(values).hold(failedWhen);
        } catch (UnknownValueException _) {
            return false;
        }
    }

    private Conditions conditions(Map<String, Object> values) {
        return new Conditions(run.templates(), scope.withResult(task, values));
    }
}

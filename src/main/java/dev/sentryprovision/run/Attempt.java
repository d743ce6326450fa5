package dev.sentryprovision.run;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.template.TemplateException;
import dev.sentryprovision.template.UnknownValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One attempt: renders the arguments, lets the module work, and judges its outcome as the task says. */
final class Attempt {

    private final TaskAtHost at;
    private final List<TaskAtHost> nextItems;
    private final Upcoming upcoming;
    private final Consumer<String> output;

    /** @param output receives lines that commands put out while they run */
    Attempt(TaskAtHost at, List<TaskAtHost> nextItems, Upcoming upcoming, Consumer<String> output) {
        this.output = output;
        this.at = at;
        this.nextItems = nextItems;
        this.upcoming = upcoming;
    }

    TaskResult run() {
        ModuleType module = at.run().module(at.task().action(), at.scope());
        Work work = new Work(at, module, output);
        Stream<Work> current = Stream.concat(Stream.of(work), nextItems.stream().map(item -> new Work(item, module)));
        Optional<Async> async = module.needsHost() ? Async.of(at) : Optional.empty();
        Supplier<Work.Done> usual = () -> work.run(new Prospects(at, current, upcoming));
        Work.Done done = async.map(how -> new BackgroundTask(at, module, work, how).run())
                .orElseGet(() -> Place.limit(at)
                        .map(limit -> new TimeLimit(at.task().action().name(), limit).within(usual))
                        .orElseGet(usual));
        Outcome outcome = done.outcome();
        outcome.warnings().forEach(warning -> at.run().events().accept(new Event.Warning(warning)));
        keepFacts(outcome, work);
        boolean news = new Consequences(at, work.factsOwner()).draw(outcome.consequences());
        TaskResult result = judge(outcome, done.changes(), news);
        return result.status() == Status.FAILED
                ? work.undone().map(Results::unknown).orElse(result)
                : result;
    }

    /**
     * Facts and variables that a module gives belong to the host; with delegate_facts, to the one it was done on; with
     * run_once, to all of the play.
     */
    private void keepFacts(Outcome outcome, Work work) {
        RunHost owner = work.factsOwner();
        keepFacts(outcome, owner);
        boolean own = owner == at.host().host();
        if (own && !(outcome.facts().isEmpty() && outcome.variables().isEmpty()) && isOnce()) {
            at.play().hosts().stream()
                    .filter(PlayHost::isActive)
                    .map(PlayHost::host)
                    .filter(host -> host != owner)
                    .forEach(host -> keepFacts(outcome, host));
        }
    }

    private boolean isOnce() {
        return at.flag(Keyword.RUN_ONCE).orElse(false);
    }

    private void keepFacts(Outcome outcome, RunHost owner) {
        if (!outcome.facts().isEmpty()) {
            owner.variables().addFacts(outcome.facts());
        }
        if (!outcome.variables().isEmpty()) {
            owner.variables().set(outcome.variables(), at.task().where());
        }
    }

    private TaskResult judge(Outcome outcome, List<Change> changes, boolean news) {
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
        boolean changed = !changes.isEmpty() || news;
        values.put("changed", changed);
        values.put("failed", outcome.kind() == Outcome.Kind.FAILED);
        try {
            applyConditions(values);
        } catch (TemplateException e) {
            values.put("failed", true);
            values.put("msg", Failures.textOf(e.problem()));
        }
        boolean isChanged = Boolean.TRUE.equals(values.get("changed"));
        boolean failed = Boolean.TRUE.equals(values.get("failed"));
        Status status = failed ? Status.FAILED : isChanged ? Status.CHANGED : Status.OK;
        // What a task says is no change is not shown as one.
        return Results.of(status, values, status == Status.OK ? List.of() : diffs);
    }

    /** What the module found stays in the result, also when a condition on it is wrong. */
    private void applyConditions(Map<String, Object> values) {
        if (!at.task().changedWhen().isEmpty()) {
            values.put("changed", named("changed_when_result", values, this::isChange));
        }
        if (!at.task().failedWhen().isEmpty()) {
            boolean failed = named("failed_when_result", values, this::isFailure);
            values.put("failed", failed);
            values.put("failed_when_result", failed);
        }
    }

    /** Why a condition could not be judged stands in the result under that name. */
    private static boolean named(String name, Map<String, Object> values, Predicate<Map<String, Object>> condition) {
        try {
            return condition.test(values);
        } catch (TemplateException e) {
            values.put(name, Failures.textOf(e.problem()));
            throw e;
        }
    }

    private boolean isChange(Map<String, Object> values) {
        return at.conditionsOn(values).hold(at.task().changedWhen());
    }

    /** A dry run foretells success: what a condition on the outcome would find, only the outcome can tell. */
    private boolean isFailure(Map<String, Object> values) {
        try {
            return at.conditionsOn(values).hold(at.task().failedWhen());
        } catch (UnknownValueException _) {
            return false;
        }
    }
}

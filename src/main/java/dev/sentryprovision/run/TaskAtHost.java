package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.playbook.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task on one host: what encloses it there and what its templates see.
 *
 * @param frame with the task's own keywords in it
 */
record TaskAtHost(RunContext run, PlayRun play, Task task, Frame frame, PlayHost host, TaskScope scope) {

    static TaskAtHost of(RunContext run, PlayRun play, Task task, Frame frame, PlayHost host) {
        return new TaskAtHost(run, play, task, frame, host, withDelegate(play.scope(task, frame, host), play, frame));
    }

    /** The same with what the host has learned since. */
    TaskAtHost now() {
        return of(run, play, task, frame, host);
    }

    /** The same with more variables in front: those of an item. */
    TaskAtHost with(Map<String, Object> variables) {
        return new TaskAtHost(run, play, task, frame, host, withDelegate(scope.with(variables), play, frame));
    }

    /** A task that is delegated sees the variables of the host it is done on, too. */
    private static TaskScope withDelegate(TaskScope scope, PlayRun play, Frame frame) {
        return frame.keywords()
                .find(Keyword.DELEGATE_TO)
                .map(written -> HostVarsMap.ofOne(
                        () -> scope.render(written.raw()).toString(), name -> play.scopeOf(name, frame)))
                .map(variables -> scope.with(Map.of("ansible_delegated_vars", variables)))
                .orElse(scope);
    }

    /** With {@code ansible_delegated_vars}, once it can be told to whom the task is delegated. */
    TaskAtHost withDelegate() {
        return Failures.orElse(() -> Place.delegate(this), Optional.<String>empty())
                .map(name -> with(Map.of(
                        "ansible_delegated_vars",
                        HostVarsMap.ofHosts(List.of(name), name::equals, other -> play.scopeOf(other, frame)))))
                .orElse(this);
    }

    Object render(Written written) {
        return scope.render(written.raw());
    }

    /** The value of a keyword, rendered. */
    Optional<Object> keyword(Keyword keyword) {
        return frame.keywords().find(keyword).map(this::render);
    }

    Optional<Boolean> flag(Keyword keyword) {
        return keyword(keyword).map(value -> Truth.of(value, keyword.written()));
    }

    /** The first condition of the task that does not hold. */
    Optional<Written> falseCondition() {
        return new Conditions(run.templates(), scope)
                .firstFalse(frame.keywords().when());
    }

    /** For conditions on the task's result. */
    Conditions conditionsOn(Map<String, Object> result) {
        return new Conditions(run.templates(), scope.withResult(task, result));
    }
}

package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * A task or a handler.
 *
 * @param register    the name of a variable; a plain text
 * @param changedWhen conditions, all must hold for the task to count as changed; empty: the module says
 * @param failedWhen  conditions, all must hold for the task to count as failed; empty: the module says
 * @param async       seconds the task may run in the background
 * @param poll        seconds between looks at it; 0: never
 * @param listen      topics of a handler, texts or templates
 */
public record Task(
        Optional<Written> name,
        SourceSpan where,
        Keywords keywords,
        ModuleCall action,
        Optional<Loop> loop,
        Optional<Written> register,
        Optional<Retry> retry,
        List<Written> changedWhen,
        List<Written> failedWhen,
        Optional<Written> async,
        Optional<Written> poll,
        List<Written> listen)
        implements TaskNode {

    /** A task that does nothing but call a module. */
    public static Task of(Written name, Keywords keywords, ModuleCall call) {
        return new Task(
                Optional.of(name),
                call.where(),
                keywords,
                call,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Override
    public Task withKeywords(Keywords newKeywords) {
        return new Task(
                name, where, newKeywords, action, loop, register, retry, changedWhen, failedWhen, async, poll, listen);
    }

    Task withAction(ModuleCall newAction) {
        return new Task(
                name, where, keywords, newAction, loop, register, retry, changedWhen, failedWhen, async, poll, listen);
    }

    /** The name as written, else the module's. */
    public String title() {
        return name.map(Written::text).orElse(action.written());
    }
}

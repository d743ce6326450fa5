package dev.sentryprovision.run;

import dev.sentryprovision.host.Change;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Task;
import java.util.List;
import java.util.Map;

/** A module at work on a machine: as the task's user, in its environment, live or as a dry run. */
final class Work {

    /** What the module said and what it changed. */
    record Done(Outcome outcome, List<Change> changes) {}

    private final RunContext run;
    private final PlayRun play;
    private final Task task;
    private final Frame frame;
    private final PlayHost host;
    private final TaskScope scope;
    private final ModuleType module;

    Work(RunContext run, PlayRun play, Task task, Frame frame, PlayHost host, TaskScope scope, ModuleType module) {
        this.run = run;
        this.play = play;
        this.task = task;
        this.frame = frame;
        this.host = host;
        this.scope = scope;
        this.module = module;
    }
}

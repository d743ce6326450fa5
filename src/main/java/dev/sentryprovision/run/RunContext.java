package dev.sentryprovision.run;

import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleRunner;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.TaskFiles;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.VariableFiles;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** What all parts of one run share. */
record RunContext(
        RunOptions options,
        EventSink events,
        Templates templates,
        ModuleRegistry modules,
        ModuleRunner moduleRunner,
        Sessions sessions,
        TaskFiles taskFiles,
        VariableFiles variableFiles,
        PlainFiles plainFiles,
        TaskSelection selection,
        Forks forks,
        Jobs jobs,
        Stop stop,
        Clock clock,
        Questions questions,
        Steps steps,
        Redactor secrets,
        CustomStatistics statistics,
        AtomicLong taskIds) {

    String nextTaskId() {
        return "task-" + taskIds.incrementAndGet();
    }

    boolean checkMode() {
        return options.dryRun().checkMode();
    }

    /** @throws ProblemException naming the nearest module when there is none of that name */
    ModuleType module(ModuleCall call, TaskScope scope) {
        String name = call.isNamedByTemplate()
                ? scope.render(new TemplateText(call.written(), call.where()))
                        .toString()
                        .strip()
                : call.written();
        return modules.find(name).orElseThrow(() -> {
            Problem problem = modules.unknown(name);
            SourceSpan where = call.where();
            return new ProblemException(Problem.error(problem.message(), where, problem.hint()));
        });
    }
}

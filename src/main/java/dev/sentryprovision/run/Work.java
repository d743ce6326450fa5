package dev.sentryprovision.run;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module at work for a task: with its arguments, on its machine, as its user, in its environment. */
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

    Done run() {
        Map<String, Object> arguments = new Arguments(task, frame, scope, module).rendered();
        Changes changes = new Changes();
        Host machine = module.needsHost() ? machine(changes) : new NoMachine(host.name());
        Outcome outcome = run.moduleRunner().run(module, arguments, machine, controller());
        return new Done(outcome, changes.drain());
    }

    /** Facts that a module gives belong to the host that the task is for, unless they are delegated. */
    RunHost factsOwner() {
        boolean delegated = frame.keywords()
                .find(Keyword.DELEGATE_FACTS)
                .map(written -> Truth.of(scope.render(written.raw()), "delegate_facts"))
                .orElse(false);
        return delegated ? delegate().map(play::runHost).orElse(host.host()) : host.host();
    }

    private Host machine(Changes changes) {
        TaskScope reached = delegate().map(name -> play.scopeOf(name, frame)).orElse(scope);
        String name = delegate().orElse(host.name());
        Settings variables = new Settings(reached::variable);
        ConnectionKeywords keywords = ConnectionKeywords.of(frame.keywords(), scope);
        HostSession session = run.sessions().session(name, variables, keywords);
        Identity identity = run.connectionSettings().identity(keywords.become(), variables);
        return session.view(new HostView(identity, environment(), limit(), checkMode()), changes);
    }

    private Optional<String> delegate() {
        return frame.keywords()
                .find(Keyword.DELEGATE_TO)
                .map(written -> scope.render(written.raw()).toString());
    }

    /** A task may insist on a dry run, or on being done even in one. */
    private boolean checkMode() {
        return frame.keywords()
                .find(Keyword.CHECK_MODE)
                .map(written -> Truth.of(scope.render(written.raw()), "check_mode"))
                .orElse(run.checkMode());
    }

    private Optional<Duration> limit() {
        return frame.keywords()
                .find(Keyword.TIMEOUT)
                .map(written -> Numbers.whole(scope.render(written.raw()), "timeout"))
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }

    private Map<String, String> environment() {
        return Environment.of(frame.keywords().environment(), scope);
    }

    private TaskController controller() {
        Path taskFile = Path.of(task.where().source());
        return new TaskController(
                run, SearchPath.of(frame, taskFile, play.folder()), scope, task.where());
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.host.LookAheadHost;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Phaser;

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

    /** Does it now: what it found ahead of its turn counts if it still holds. */
    Done run(Prospects prospects) {
        Map<String, Object> arguments = new Arguments(task, frame, scope, module).rendered();
        if (!module.needsHost()) {
            return new Done(invoke(arguments, new NoMachine(host.name())), List.of());
        }
        Place place = place();
        if (!module.mayLookAhead()) {
            return now(arguments, place);
        }
        LookAhead.Key key = key(arguments, place);
        Optional<Outcome> known = host.lookAhead().take(key);
        if (known.isEmpty()) {
            host.lookAhead().explore(prospects);
            known = host.lookAhead().take(key);
        }
        return known.map(outcome -> new Done(outcome, List.of())).orElseGet(() -> now(arguments, place));
    }

    private Done now(Map<String, Object> arguments, Place place) {
        Changes changes = new Changes();
        try {
            Outcome outcome = invoke(arguments, place.session().view(place.view(), changes));
            return new Done(outcome, changes.list());
        } finally {
            host.lookAhead().learn(!changes.isEmpty());
        }
    }

    /** Tries it ahead of its turn, together with others; nothing when it is not its turn's business yet. */
    Optional<LookAhead.Seen> tryAhead(Phaser together) {
        if (!new Conditions(run.templates(), scope).hold(frame.keywords().when())) {
            return Optional.empty();
        }
        Map<String, Object> arguments = new Arguments(task, frame, scope, module).rendered();
        Place place = place();
        long epoch = place.session().epoch();
        Host machine = new LookAheadHost(place.session().view(place.view(), new Changes()), together);
        Outcome outcome = invoke(arguments, machine);
        return Optional.of(new LookAhead.Seen(key(arguments, place), epoch, outcome));
    }

    private LookAhead.Key key(Map<String, Object> arguments, Place place) {
        return new LookAhead.Key(task.where(), arguments, place.session(), place.view());
    }

    private Outcome invoke(Map<String, Object> arguments, Host machine) {
        return run.moduleRunner().run(module, arguments, machine, controller());
    }

    /** Facts that a module gives belong to the host that the task is for, unless they are delegated. */
    RunHost factsOwner() {
        boolean delegated = frame.keywords()
                .find(Keyword.DELEGATE_FACTS)
                .map(written -> Truth.of(scope.render(written.raw()), "delegate_facts"))
                .orElse(false);
        return delegated ? delegate().map(play::runHost).orElse(host.host()) : host.host();
    }

    /** Where it is done, and how. */
    private record Place(HostSession session, HostView view) {}

    private Place place() {
        Optional<String> delegate = delegate();
        TaskScope reached = delegate.map(name -> play.scopeOf(name, frame)).orElse(scope);
        Settings variables = new Settings(reached::variable);
        ConnectionKeywords keywords = ConnectionKeywords.of(frame.keywords(), scope);
        HostSession session = run.sessions().session(delegate.orElse(host.name()), variables, keywords);
        Identity identity = run.sessions().identity(keywords.become(), variables);
        return new Place(session, new HostView(identity, environment(), limit(), checkMode()));
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
        return new TaskController(run, SearchPath.of(frame, taskFile, play.folder()), scope, task.where());
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.ExpectedFacts;
import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.facts.FactSelection;
import dev.sentryprovision.host.facts.FactSubsets;
import dev.sentryprovision.host.facts.LocalFacts;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Keywords;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The task "Gathering Facts" at the start of a play. It opens the connection, so that a host that cannot be reached is
 * out at once; the facts themselves are asked for when the first of them is used, and not at all when none is.
 */
final class FactGathering {

    private final RunContext run;
    private final PlayRun play;
    private final FactUse use;
    private final FactSelection selection;
    private final Optional<String> wrong;

    /** @param subset of facts that the play gathers */
    FactGathering(RunContext run, PlayRun play, List<String> subset) {
        this.wrong = FactSubsets.wrongIn(subset);
        this.selection = new FactSelection(subset);
        this.run = run;
        this.play = play;
        this.use = FactUse.of(play.play());
    }

    void run(List<PlayHost> hosts) {
        Play source = play.play();
        Frame frame = new Frame(source.keywords(), List.of(), Section.PRE_TASKS);
        Task task = task(source);
        TaskRef ref = new TaskRef(
                run.nextTaskId(),
                play.ref(),
                task.title(),
                task.action().written(),
                source.where().fileAndLine(),
                false);
        if (!run.steps().allow(ref, hosts, play.eachHostAlone())) {
            return;
        }
        run.events()
                .accept(new Event.TaskStarted(
                        ref, hosts.stream().map(PlayHost::name).toList()));
        Map<PlayHost, TaskResult> results = new ConcurrentHashMap<>();
        run.forks().forEach(hosts, Throttles.NONE, host -> {
            Instant start = run.clock().instant();
            run.events().accept(new Event.HostStarted(ref, host.name()));
            TaskAtHost at = TaskAtHost.of(run, play, task, frame, host);
            TaskResult result = wrong.map(why -> Results.failed(why, Map.of()))
                    .orElseGet(() -> Failures.asResults(() -> gather(at)));
            result = settled(result, at, Duration.between(start, run.clock().instant()));
            results.put(host, result);
            play.conclude(task, ref, frame, host, result, 1);
        });
        new FatalErrors(play, task, frame, hosts, false).endForAll(results);
    }

    private static Task task(Play play) {
        ModuleCall call = new ModuleCall("setup", "setup", Map.of(), Optional.empty(), Optional.empty(), play.where());
        return Task.of(new Written("Gathering Facts", play.where()), Keywords.NONE, call);
    }

    private static TaskResult settled(TaskResult result, TaskAtHost at, Duration took) {
        Keyword keyword = result.status() == Status.UNREACHABLE ? Keyword.IGNORE_UNREACHABLE : Keyword.IGNORE_ERRORS;
        boolean ignored = Failures.orElse(() -> at.flag(keyword).orElse(false), false);
        return Results.settled(result, took, ignored, false);
    }

    private TaskResult gather(TaskAtHost at) {
        RunHost host = at.host().host();
        Settings variables = new Settings(at.scope()::variable);
        ConnectionKeywords keywords = ConnectionKeywords.of(at.frame().keywords(), at.scope());
        Identity who = run.sessions().identity(keywords.become(), variables);
        Supplier<HostSession> session = () -> run.sessions().session(host.name(), variables, keywords);
        HostSession entered = session.get();
        ExpectedFacts facts =
                entered.expectFacts(who, use.isPossible(play.fleet().layers(host.name())));
        Map<String, String> environment =
                Environment.asFarAsKnown(at.frame().keywords().environment(), at.scope());
        Optional<RemotePath> factPath = play.play()
                .settings()
                .factPath()
                .map(written -> new RemotePath(at.render(written).toString()));
        Supplier<Facts> known = () -> {
            // The connection may be a newer one by now, without what the one before it expected.
            HostSession now = session.get();
            Supplier<Facts> asked = facts.isAsked() || now == entered ? facts : now.expectFacts(who, false);
            return selection.of(factPath.map(path -> asked.get().with("local", LocalFacts.in(path, hostOf(now, who))))
                    .orElseGet(asked)
                    .inEnvironment(environment));
        };
        host.variables().factsFrom(new Once<>(known));
        return Results.of(Status.OK, Map.of("changed", false, "ansible_facts", Map.of()), List.of());
    }

    private static Host hostOf(HostSession session, Identity who) {
        return session.view(HostView.live(who), new Changes());
    }
}

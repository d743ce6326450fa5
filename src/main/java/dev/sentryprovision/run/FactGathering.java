package dev.sentryprovision.run;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The task "Gathering Facts" at the start of a play. It opens the connection, so that a host that cannot be reached is
 * out at once; the facts themselves are asked for when the first of them is used, and not at all when none is.
 */
final class FactGathering {

    private final RunContext run;
    private final PlayRun play;

    FactGathering(RunContext run, PlayRun play) {
        this.run = run;
        this.play = play;
    }

    void run(List<PlayHost> hosts) {
        TaskRef ref = new TaskRef(
                run.nextTaskId(),
                play.ref(),
                "Gathering Facts",
                "setup",
                play.play().where().fileAndLine(),
                false);
        Play source = play.play();
        Frame frame = new Frame(source.keywords(), List.of(), Section.PRE_TASKS);
        run.events()
                .accept(new Event.TaskStarted(
                        ref, hosts.stream().map(PlayHost::name).toList()));
        run.forks().forEach(hosts, Integer.MAX_VALUE, host -> {
            Instant start = run.clock().instant();
            run.events().accept(new Event.HostStarted(ref, host.name()));
            TaskResult result = Failures.asResults(() -> gather(frame, host));
            Duration took = Duration.between(start, run.clock().instant());
            conclude(ref, host, Results.settled(result, took, false, false));
        });
    }

    private TaskResult gather(Frame frame, PlayHost host) {
        TaskScope scope = play.scope(frame, host);
        Settings variables = new Settings(scope::variable);
        ConnectionKeywords keywords = ConnectionKeywords.of(frame.keywords(), scope);
        HostSession session = run.sessions().session(host.name(), variables, keywords);
        Identity who = run.sessions().identity(keywords.become(), variables);
        host.host()
                .variables()
                .factsFrom(
                        () -> session.view(run.checkMode() ? HostView.dryRun(who) : HostView.live(who), new Changes())
                                .facts());
        return Results.of(Status.OK, Map.of("changed", false, "ansible_facts", Map.of()), List.of());
    }

    private void conclude(TaskRef ref, PlayHost host, TaskResult result) {
        if (result.status() == Status.UNREACHABLE) {
            host.lose();
        } else if (result.status() == Status.FAILED) {
            host.end();
            host.host().setOut(true);
        }
        host.host().tally().count(result);
        run.events().accept(new Event.HostDone(ref, host.name(), result));
    }
}

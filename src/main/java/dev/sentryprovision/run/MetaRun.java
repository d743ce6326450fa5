package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.playbook.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The meta actions: what a playbook tells the engine. */
final class MetaRun {

    static final List<String> ACTIONS =
            Stream.of(MetaAction.values()).map(MetaAction::written).toList();

    private final RunContext run;
    private final PlayRun play;

    MetaRun(RunContext run, PlayRun play) {
        this.run = run;
        this.play = play;
    }

    void run(Task task, Frame outer, List<PlayHost> hosts, TreeRun tree) {
        Frame frame = outer.inside(task.keywords());
        if (!play.selects(task, frame, hosts)) {
            return;
        }
        MetaAction action = actionOf(task);
        if (action == MetaAction.FLUSH_HANDLERS) {
            play.handlers().flush(tree, hosts);
            return;
        }
        List<PlayHost> asked = action.reach() == MetaAction.Reach.ALL_HOSTS ? hosts.subList(0, 1) : hosts;
        TaskRef ref = play.reference(task, frame, hosts);
        run.events()
                .accept(new Event.TaskStarted(
                        ref, asked.stream().map(PlayHost::name).toList()));
        for (PlayHost host : asked) {
            TaskResult result = Failures.asResults(() -> act(action, task, frame, host, hosts));
            // As in Ansible it is no task of its own in the counts, unless it goes wrong.
            play.conclude(task, ref, frame, host, result, result.status() == TaskResult.Status.FAILED ? 1 : 0);
        }
    }

    private static MetaAction actionOf(Task task) {
        String written =
                task.action().freeForm().map(text -> text.text().strip()).orElse("");
        return MetaAction.named(written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no meta action '" + written + "'; known: " + String.join(", ", ACTIONS)));
    }

    private TaskResult act(MetaAction action, Task task, Frame frame, PlayHost host, List<PlayHost> hosts) {
        TaskScope scope = play.scope(task, frame, host);
        if (!new Conditions(run.templates(), scope).hold(frame.keywords().when())) {
            return Results.skipped("Conditional result was False");
        }
        return switch (action) {
            case END_HOST -> end(List.of(host), "ending play for " + host.name());
            case END_ROLE -> endRole(frame, host);
            case END_PLAY -> {
                play.end();
                yield end(hosts, "ending play");
            }
            case END_BATCH -> end(hosts, "ending batch");
            case CLEAR_FACTS -> {
                play.hosts().forEach(each -> each.host().variables().clearFacts());
                yield done("facts cleared");
            }
            case CLEAR_HOST_ERRORS -> {
                play.clearErrors();
                yield done("cleared host errors");
            }
            case REFRESH_INVENTORY -> {
                play.fleet().refresh();
                yield done("inventory successfully refreshed");
            }
            case RESET_CONNECTION -> {
                run.sessions().reset(host.name());
                yield done("reset connection");
            }
            case NOOP, FLUSH_HANDLERS -> done("noop");
        };
    }

    private static TaskResult endRole(Frame frame, PlayHost host) {
        String role = frame.role()
                .map(invocation -> invocation.role().name())
                .orElseThrow(() -> new IllegalArgumentException("end_role makes sense in a role only"));
        host.endRole();
        return done("ending role " + role + " for " + host.name());
    }

    private static TaskResult end(List<PlayHost> hosts, String message) {
        hosts.forEach(PlayHost::end);
        return done(message);
    }

    private static TaskResult done(String message) {
        return Results.of(TaskResult.Status.OK, Map.of("changed", false, "msg", message), List.of());
    }
}

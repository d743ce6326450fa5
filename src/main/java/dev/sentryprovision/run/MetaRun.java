package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.playbook.Task;
import java.util.List;
import java.util.Map;

/** The meta actions: what a playbook tells the engine. */
final class MetaRun {

    static final List<String> ACTIONS = List.of(
            "flush_handlers",
            "end_play",
            "end_host",
            "end_batch",
            "noop",
            "clear_facts",
            "clear_host_errors",
            "reset_connection");

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
        String action =
                task.action().freeForm().map(written -> written.text().strip()).orElse("");
        TaskRef ref = play.reference(task, frame, hosts);
        if (action.equals("flush_handlers")) {
            play.handlers().flush(tree, hosts);
            return;
        }
        run.events()
                .accept(new Event.TaskStarted(
                        ref, hosts.stream().map(PlayHost::name).toList()));
        for (PlayHost host : hosts) {
            TaskResult result = Failures.asResults(() -> act(action, task, frame, host, hosts));
            play.conclude(task, ref, frame, host, result, 1);
        }
    }

    private TaskResult act(String action, Task task, Frame frame, PlayHost host, List<PlayHost> hosts) {
        TaskScope scope = play.scope(task, frame, host);
        if (!new Conditions(run.templates(), scope).hold(frame.keywords().when())) {
            return Results.skipped("Conditional result was False");
        }
        return switch (action) {
            case "end_host" -> end(List.of(host), "ending play for " + host.name());
            case "end_play" -> {
                play.end();
                yield end(hosts, "ending play");
            }
            case "end_batch" -> end(hosts, "ending batch");
            case "clear_facts" -> {
                host.host().variables().clearFacts();
                yield done("facts cleared");
            }
            case "clear_host_errors" -> {
                play.clearErrors();
                yield done("cleared host errors");
            }
            case "reset_connection" -> {
                run.sessions().reset(host.name());
                yield done("reset connection");
            }
            case "noop" -> done("noop");
            default ->
                throw new IllegalArgumentException(
                        "there is no meta action '" + action + "'; known: " + String.join(", ", ACTIONS));
        };
    }

    private static TaskResult end(List<PlayHost> hosts, String message) {
        hosts.forEach(PlayHost::end);
        return done(message);
    }

    private static TaskResult done(String message) {
        return Results.of(TaskResult.Status.OK, Map.of("changed", false, "msg", message), List.of());
    }
}

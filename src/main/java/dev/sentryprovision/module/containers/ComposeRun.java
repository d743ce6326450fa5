package dev.sentryprovision.module.containers;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.JsonText;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.containers.DockerComposeV2Module.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One task with a project: one look, and what it says is to be done. */
record ComposeRun(DockerComposeV2Module.Params params, Host host) {

    private static final String SUBJECT = "project";

    Outcome outcome() {
        ComposeCommand command = new ComposeCommand(params);
        Reply reply = host.look(look(command));
        String[] parts = reply.out().split(Pattern.quote(ComposeCommand.MARK) + "\n", 3);
        if (!reply.succeeded() || parts.length < 3) {
            throw failure(parts.length < 3 ? reply : new Reply(reply.status(), bytes(parts[2]), reply.stderr()));
        }
        List<Object> containers = lines(parts[0]);
        List<ComposeEvent> wanted = wanted(ComposeEvent.parse(parts[2]), containers);
        Outcome outcome = Outcome.ok()
                .with("containers", containers)
                .with("images", JsonText.parse(parts[1]).orElse(List.of()));
        return wanted.isEmpty() && !params.isAlwaysRun()
                ? outcome.with("actions", List.of())
                : change(command, wanted, outcome);
    }

    private Look.Query look(ComposeCommand command) {
        List<Subject> subjects = new ArrayList<>(List.of(
                DockerClient.anything("image"),
                Subject.named(SUBJECT, params.title()),
                Subject.anyOf("docker volume")));
        params.projectSrc().ifPresent(folder -> subjects.add(Subject.path(folder)));
        return Look.Query.of(command.looks())
                .dependingOn(subjects.toArray(Subject[]::new))
                .mayAppearWith(DockerClient.origins());
    }

    /** To stop what does not run is nothing, though docker compose says that it would. */
    private List<ComposeEvent> wanted(List<ComposeEvent> events, List<Object> containers) {
        Set<String> running = containers.stream()
                .filter(Map.class::isInstance)
                .map(each -> (Map<?, ?>) each)
                .filter(each -> !Set.of("exited", "created", "dead").contains(String.valueOf(each.get("State"))))
                .map(each -> String.valueOf(each.get("Name")))
                .collect(Collectors.toSet());
        return events.stream()
                .filter(ComposeEvent::isChange)
                .filter(event -> params.state() != State.STOPPED
                        || !event.status().equals("Stopping")
                        || running.contains(event.name()))
                .toList();
    }

    private Outcome change(ComposeCommand command, List<ComposeEvent> wanted, Outcome outcome) {
        RunResult result = host.run(command.changes(), effect(wanted));
        return switch (result) {
            case RunResult.NotRun _ -> outcome.with("actions", actions(wanted));
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw failure(reply);
                }
                List<ComposeEvent> done = ComposeEvent.parse(reply.err()).stream()
                        .filter(ComposeEvent::isChange)
                        .toList();
                yield outcome.with("actions", actions(done))
                        .with(
                                "containers",
                                lines(host.query(command.containers()).out()));
            }
        };
    }

    private Effect effect(List<ComposeEvent> wanted) {
        String verb = switch (params.state()) {
            case PRESENT -> "bring up";
            case ABSENT -> "take down";
            case STOPPED -> "stop";
            case RESTARTED -> "restart";
        };
        Effect effect =
                Effect.of(verb + " the project " + params.title()).touching(Subject.named(SUBJECT, params.title()));
        Map<String, ComposeEvent> first = new LinkedHashMap<>();
        Map<String, ComposeEvent> last = new LinkedHashMap<>();
        for (ComposeEvent event : wanted) {
            first.putIfAbsent(event.subject(), event);
            last.put(event.subject(), event);
        }
        for (String subject : first.keySet()) {
            effect = effect.changing(
                    subject, first.get(subject).before(), last.get(subject).after());
        }
        return effect;
    }

    private static List<Object> actions(List<ComposeEvent> events) {
        return events.stream().<Object>map(ComposeEvent::action).toList();
    }

    private static List<Object> lines(String text) {
        return text.lines().map(JsonText::parse).flatMap(Optional::stream).toList();
    }

    private HostFailure failure(Reply reply) {
        return HostFailure.ofCommand("docker compose for " + params.title(), reply);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

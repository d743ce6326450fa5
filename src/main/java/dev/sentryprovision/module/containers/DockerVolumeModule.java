package dev.sentryprovision.module.containers;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.module.JsonText;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a volume present or absent. */
@ModuleSpec(
        name = "docker_volume",
        collection = "community.docker",
        summary = "Makes a volume of the host's engine present or absent.",
        returns = {"volume: as docker volume inspect tells it, when it was there before"},
        examples = """
                - docker_volume:
                    name: sentry-data
                """)
public final class DockerVolumeModule implements Module<DockerVolumeModule.Params> {

    /** Whether it should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "Its name.", required = true, aliases = "name")
            String volumeName,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state,

            @Param(value = "What keeps it.", defaultValue = "local")
            String driver,

            @Param("Options for what keeps it.") Map<String, String> driverOptions,
            @Param("Its labels.") Map<String, String> labels,

            @Param(
                    value = "When it is made anew, with all that is in it lost: never, always, or options-changed.",
                    defaultValue = "never")
            VolumeRecreation recreate,

            DockerClient client) {}

    @Override
    public Outcome run(Params params, Host host) {
        Look.Query look = look(params);
        DockerReply reply = new DockerReply(host.look(look));
        if (reply.failedOtherwise()) {
            reply.checked("docker volume inspect " + params.volumeName);
        }
        List<Object> there = reply.list();
        if (params.state == State.ABSENT) {
            if (!there.isEmpty()) {
                remove(params, host, look);
            }
            return Outcome.ok();
        }
        boolean anew = !there.isEmpty() && params.recreate.appliesTo(differs(params, there.getFirst()));
        if (anew) {
            remove(params, host, look);
        }
        if (anew || there.isEmpty()) {
            create(params, host);
            there = new DockerReply(host.look(look)).list();
        }
        return there.isEmpty() ? Outcome.ok() : Outcome.ok().with("volume", there.getFirst());
    }

    private static Look.Query look(Params params) {
        return DockerClient.look(
                params.client.command("volume", "inspect", params.volumeName), "volume " + params.volumeName);
    }

    private static void remove(Params params, Host host, Look.Query look) {
        Effect effect = Effect.of("remove the volume " + params.volumeName).changing("state", "present", "absent");
        Reply none = new Reply(1, new byte[] {'[', ']'}, new byte[0]);
        host.mustRun(params.client.command("volume", "rm", params.volumeName), effect.predicting(look, none));
    }

    private static void create(Params params, Host host) {
        List<String> words = new ArrayList<>(List.of("volume", "create", "--driver", params.driver));
        params.driverOptions.forEach((name, value) -> words.addAll(List.of("--opt", name + "=" + value)));
        params.labels.forEach((name, value) -> words.addAll(List.of("--label", name + "=" + value)));
        words.add(params.volumeName);
        Reply created = Reply.printing("[" + json(params) + "]");
        host.mustRun(
                params.client.command(words),
                Effect.of("make the volume " + params.volumeName)
                        .changing("state", "absent", "present")
                        .predicting(look(params), created));
    }

    private static String json(Params params) {
        return JsonText.write(Map.of(
                "Name", params.volumeName,
                "Driver", params.driver,
                "Options", params.driverOptions,
                "Labels", params.labels));
    }

    private static boolean differs(Params params, Object volume) {
        Map<?, ?> now = volume instanceof Map<?, ?> map ? map : Map.of();
        return !params.driver.equals(now.get("Driver"))
                || !holds(now.get("Options"), params.driverOptions)
                || !holds(now.get("Labels"), params.labels);
    }

    private static boolean holds(Object now, Map<String, String> wanted) {
        Map<?, ?> map = now instanceof Map<?, ?> given ? given : Map.of();
        return wanted.entrySet().stream().allMatch(each -> each.getValue().equals(map.get(each.getKey())));
    }
}

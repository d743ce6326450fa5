package dev.sentryprovision.module.containers;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.JsonText;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a host's engine tells about itself. */
@ModuleSpec(
        name = "docker_host_info",
        collection = "community.docker",
        summary = "Tells about the engine of the host, and lists what it has when asked.",
        returns = {
            "can_talk_to_docker: whether it answers",
            "host_info: as docker info tells it",
            "containers, images, networks, volumes, disk_usage: what was asked for"
        })
public final class DockerHostInfoModule implements Module<DockerHostInfoModule.Params> {

    public record Params(
            @Param(value = "List containers.", defaultValue = "no")
            boolean containers,

            @Param(value = "List containers that do not run as well.", defaultValue = "no")
            boolean containersAll,

            @Param("Only containers for which these hold.") Map<String, String> containersFilters,

            @Param(value = "List images.", defaultValue = "no")
            boolean images,

            @Param("Only images for which these hold.") Map<String, String> imagesFilters,

            @Param(value = "List networks.", defaultValue = "no")
            boolean networks,

            @Param("Only networks for which these hold.") Map<String, String> networksFilters,

            @Param(value = "List volumes.", defaultValue = "no")
            boolean volumes,

            @Param("Only volumes for which these hold.") Map<String, String> volumesFilters,

            @Param(value = "Tell what takes room.", defaultValue = "no")
            boolean diskUsage,

            @Param(
                    value = "Accepted for compatibility: lists are always as the docker program has them.",
                    defaultValue = "no")
            boolean verboseOutput,

            DockerClient client) {}

    @Override
    public Outcome run(Params params, Host host) {
        Map<String, Asked<Reply>> asked = new LinkedHashMap<>();
        asked.put("host_info", ask(params, host, List.of("info"), Map.of()));
        if (params.containers) {
            asked.put("containers", ask(params, host, containers(params), params.containersFilters));
        }
        if (params.images) {
            asked.put("images", ask(params, host, List.of("image", "ls", "--no-trunc"), params.imagesFilters));
        }
        if (params.networks) {
            asked.put("networks", ask(params, host, List.of("network", "ls", "--no-trunc"), params.networksFilters));
        }
        if (params.volumes) {
            asked.put("volumes", ask(params, host, List.of("volume", "ls"), params.volumesFilters));
        }
        if (params.diskUsage) {
            asked.put("disk_usage", ask(params, host, List.of("system", "df"), Map.of()));
        }
        return outcome(asked);
    }

    private static List<String> containers(Params params) {
        List<String> words = new ArrayList<>(List.of("container", "ls", "--no-trunc"));
        if (params.containersAll) {
            words.add("--all");
        }
        return words;
    }

    private static Asked<Reply> ask(Params params, Host host, List<String> what, Map<String, String> filters) {
        List<String> words = new ArrayList<>(what);
        filters.forEach((name, value) -> words.addAll(List.of("--filter", name + "=" + value)));
        words.addAll(List.of("--format", "{{json .}}"));
        return host.ask(DockerClient.look(params.client.command(words), "engine"));
    }

    private static Outcome outcome(Map<String, Asked<Reply>> asked) {
        DockerReply info = new DockerReply(asked.get("host_info").get());
        Optional<Object> value = JsonText.parse(info.reply().out());
        boolean answers = info.reply().succeeded()
                && value.filter(Map.class::isInstance)
                        .map(Map.class::cast)
                        .map(map -> map.containsKey("ServerVersion"))
                        .orElse(false);
        if (!answers) {
            return Outcome.failed("Error connecting: the engine does not answer: "
                            + info.reply().err().strip())
                    .with("can_talk_to_docker", false);
        }
        Outcome outcome = Outcome.ok().with("can_talk_to_docker", true).with("host_info", value.orElseThrow());
        for (Map.Entry<String, Asked<Reply>> each : asked.entrySet()) {
            if (!each.getKey().equals("host_info")) {
                DockerReply reply = new DockerReply(each.getValue().get()).checked("docker " + each.getKey());
                outcome = outcome.with(each.getKey(), reply.lines());
            }
        }
        return outcome;
    }
}

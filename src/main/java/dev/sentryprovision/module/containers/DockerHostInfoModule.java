package dev.sentryprovision.module.containers;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.module.JsonText;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.EnumMap;
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
            "containers, images, networks, volumes: what was asked for; of images Id, RepoTags, Created and Size, of containers"
                    + " Id, Image, Command, Created, Status, Ports and Names, of networks Id, Name, Driver and Scope, of"
                    + " volumes Name and Driver",
            "disk_usage: what takes room, as docker system df tells it"
        })
public final class DockerHostInfoModule implements Module<DockerHostInfoModule.Params> {

    private static final String JSON = "{{json .}}";

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

            @Param(value = "Tell all that is known of each in the lists.", defaultValue = "no")
            boolean verboseOutput,

            DockerClient client) {}

    @Override
    public Outcome run(Params params, Host host) {
        Asked<Reply> info = host.ask(look(params.client.command("info", "--format", JSON)));
        Map<EngineList, Asked<Reply>> lists = new EnumMap<>(EngineList.class);
        ask(lists, EngineList.CONTAINERS, params.containers, params.containersFilters, params, host);
        ask(lists, EngineList.IMAGES, params.images, params.imagesFilters, params, host);
        ask(lists, EngineList.NETWORKS, params.networks, params.networksFilters, params, host);
        ask(lists, EngineList.VOLUMES, params.volumes, params.volumesFilters, params, host);
        Optional<Asked<Reply>> usage = Optional.of(params.client.command("system", "df", "--format", JSON))
                .filter(_ -> params.diskUsage)
                .map(command -> host.ask(look(command)));
        Outcome outcome = engine(new DockerReply(info.get()));
        if (outcome.kind() == Outcome.Kind.FAILED) {
            return outcome;
        }
        for (Map.Entry<EngineList, Asked<Reply>> each : lists.entrySet()) {
            String key = each.getKey().key();
            DockerReply reply = new DockerReply(each.getValue().get()).checked("docker " + key);
            outcome = outcome.with(key, each.getKey().read(reply, params.verboseOutput));
        }
        return usage.isPresent()
                ? outcome.with(
                        "disk_usage",
                        new DockerReply(usage.get().get())
                                .checked("docker system df")
                                .lines())
                : outcome;
    }

    private static void ask(
            Map<EngineList, Asked<Reply>> lists,
            EngineList list,
            boolean wanted,
            Map<String, String> filters,
            Params params,
            Host host) {
        if (wanted) {
            List<String> options = new ArrayList<>();
            if (list == EngineList.CONTAINERS && params.containersAll) {
                options.add("--all");
            }
            filters.forEach((name, value) -> options.addAll(List.of("--filter", name + "=" + value)));
            lists.put(list, host.ask(look(list.command(params.client, options))));
        }
    }

    private static Look.Query look(Command command) {
        return DockerClient.look(command, "engine");
    }

    private static Outcome engine(DockerReply info) {
        Optional<Object> value = JsonText.parse(info.reply().out())
                .filter(told -> told instanceof Map<?, ?> map && map.containsKey("ServerVersion"))
                .filter(_ -> info.reply().succeeded());
        return value.map(told -> Outcome.ok().with("can_talk_to_docker", true).with("host_info", told))
                .orElseGet(() -> Outcome.failed("Error connecting: the engine does not answer: "
                                + info.reply().err().strip())
                        .with("can_talk_to_docker", false));
    }
}

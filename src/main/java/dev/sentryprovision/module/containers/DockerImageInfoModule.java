package dev.sentryprovision.module.containers;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.List;

/** What a host's engine knows of images. */
@ModuleSpec(
        name = "docker_image_info",
        collection = "community.docker",
        summary = "Tells what the engine of the host knows of images.",
        returns = {"images: as docker image inspect tells them, those that are there"})
public final class DockerImageInfoModule implements Module<DockerImageInfoModule.Params> {

    public record Params(
            @Param("The images, by name, tag, digest or id; without any, all.")
            List<String> name,

            DockerClient client) {}

    @Override
    public Outcome run(Params params, Host host) {
        DockerReply reply = new DockerReply(host.look(DockerClient.look(command(params), "image")));
        if (reply.failedOtherwise()) {
            reply.checked("docker image inspect");
        }
        return Outcome.ok().with("images", reply.list());
    }

    private static Command command(Params params) {
        if (!params.name.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("image", "inspect"));
            words.addAll(params.name);
            return params.client.command(words);
        }
        String all =
                params.client.command("image", "ls", "--quiet", "--no-trunc").script();
        String inspect = params.client.command("image", "inspect").script();
        return Command.script("i=$(" + all + ") || exit\n[ -n \"$i\" ] || { echo '[]'; exit; }\n" + inspect
                + " $(printf '%s\\n' $i | sort -u)");
    }
}

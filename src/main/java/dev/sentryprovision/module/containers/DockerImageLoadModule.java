package dev.sentryprovision.module.containers;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.List;

/** Loads images from an archive. */
@ModuleSpec(
        name = "docker_image_load",
        collection = "community.docker",
        summary = "Loads images from an archive of the host into its engine, unless all of them are there already.",
        returns = {"image_names: what the archive holds", "stdout: what docker said"},
        examples = """
                - docker_image_load:
                    path: /opt/bundle/images.tar.gz
                """)
public final class DockerImageLoadModule implements Module<DockerImageLoadModule.Params> {

    public record Params(
            @Param(value = "The archive, as docker image save makes it; also compressed.", required = true)
            RemotePath path,

            DockerClient client) {

        /** The archive's list of its images, then the images of the engine. */
        Command looks() {
            return Command.script("tar -xOf " + Quote.quote(path.text()) + " manifest.json || exit\necho\n"
                    + client.command("image", "ls", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}")
                            .script());
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<PathStatus> status = host.ask(new Look.Stat(params.path, true));
        Asked<Reply> asked = host.ask(DockerClient.look(params.looks(), "image")
                .dependingOn(DockerClient.anything("image"), Subject.path(params.path)));
        if (!status.get().isFile()) {
            return Outcome.failed("Error opening archive " + params.path + ": there is no such file");
        }
        if (!asked.get().succeeded()) {
            throw HostFailure.ofCommand("look into " + params.path, asked.get());
        }
        ArchivedImages images = ArchivedImages.parse(asked.get().out());
        Outcome outcome = Outcome.ok().with("image_names", images.names());
        if (images.missing().isEmpty()) {
            return outcome.with("stdout", "");
        }
        return load(params, host, images.missing(), outcome);
    }

    private static Outcome load(Params params, Host host, List<String> missing, Outcome outcome) {
        Effect effect = Effect.of("load images from " + params.path).touching(DockerClient.anything("image"));
        for (String name : missing) {
            effect = effect.changing("image " + name, "absent", "loaded");
        }
        Command load = params.client.command("image", "load", "--input", params.path.text());
        return switch (host.run(load, effect)) {
            case RunResult.NotRun _ -> outcome;
            case RunResult.Ran(Reply reply) ->
                outcome.with(
                        "stdout",
                        new DockerReply(reply).checked(effect.summary()).reply().out());
        };
    }
}

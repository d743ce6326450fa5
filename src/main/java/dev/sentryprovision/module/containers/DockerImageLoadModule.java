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
import dev.sentryprovision.value.Unknown;
import java.util.List;

/** Loads images from an archive. */
@ModuleSpec(
        name = "docker_image_load",
        collection = "community.docker",
        summary = "Loads images from an archive of the host into its engine, unless all of them are there already.",
        returns = {
            "image_names: what the archive holds",
            "images: the same as docker image inspect tells them",
            "stdout: what docker said"
        },
        examples = """
                - docker_image_load:
                    path: /opt/bundle/images.tar.gz
                """)
public final class DockerImageLoadModule implements Module<DockerImageLoadModule.Params> {

    public record Params(
            @Param(value = "The archive, as docker image save makes it; also compressed.", required = true)
            RemotePath path,

            DockerClient client) {

        /**
         * The archive's list of its images, then the images of the engine, then what that tells of those in the archive:
         * one script, because to find the list takes as long as to read the archive.
         */
        Command looks() {
            String list = client.command("image", "ls", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}")
                    .script();
            String inspect = client.command("image", "inspect").script();
            return Command.script("""
                    m=$(tar -xOf %s manifest.json) || exit
                    printf '%%s\\n' "$m"
                    %s || exit
                    i=$(printf '%%s' "$m" | grep -o '"Config": *"[^"]*"' | sed 's/.*[/"]\\([0-9a-f]\\{64\\}\\).*/sha256:\\1/')
                    [ -z "$i" ] || %s $i 2>/dev/null; :
                    """.formatted(Quote.quote(path.text()), list, inspect));
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<PathStatus> status = host.ask(new Look.Stat(params.path, true));
        Look.Query look = DockerClient.look(params.looks(), "image")
                .dependingOn(DockerClient.anything("image"), Subject.path(params.path));
        Asked<Reply> asked = host.ask(look);
        if (!status.get().isFile()) {
            host.confirmMissing();
            return Outcome.failed("Error opening archive " + params.path + ": there is no such file");
        }
        if (!asked.get().succeeded()) {
            throw HostFailure.ofCommand("look into " + params.path, asked.get());
        }
        ArchivedImages images = ArchivedImages.parse(asked.get().out());
        Outcome outcome = Outcome.ok().with("image_names", images.names());
        if (images.missing().isEmpty()) {
            return outcome.with("images", images.inspected()).with("stdout", "");
        }
        return load(params, host, images.missing(), look, outcome);
    }

    private static Outcome load(Params params, Host host, List<String> missing, Look.Query look, Outcome outcome) {
        Effect effect = Effect.of("load images from " + params.path).touching(DockerClient.anything("image"));
        for (String name : missing) {
            effect = effect.changing("image " + name, "absent", "loaded");
        }
        Command load = params.client.command("image", "load", "--input", params.path.text());
        return switch (host.run(load, effect)) {
            case RunResult.NotRun _ -> outcome.with("images", new Unknown("the images of " + params.path));
            case RunResult.Ran(Reply reply) ->
                outcome.with(
                                "stdout",
                                new DockerReply(reply)
                                        .checked(effect.summary())
                                        .reply()
                                        .out())
                        .with(
                                "images",
                                ArchivedImages.parse(host.look(look).out()).inspected());
        };
    }
}

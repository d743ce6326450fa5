package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Copies a file of a host to the control machine. */
@ModuleSpec(
        name = "fetch",
        summary = "Copies a file of the host to the control machine, into a folder for each host.",
        returns = {
            "dest: where it is on the control machine",
            "checksum, md5sum: of what is there",
            "remote_checksum: of the file on the host, when it was copied"
        },
        examples = """
                - fetch:
                    src: /opt/sentry/.env.custom
                    dest: fetched
                """)
public final class FetchModule implements Module<FetchModule.Params> {

    public record Params(
            @Param(value = "The file on the host.", required = true)
            RemotePath src,

            @Param(
                    value = "The folder on the control machine; the file gets the host's name and its own path in it.",
                    required = true)
            String dest,

            @Param(
                    value = "dest is the file itself, or with a slash at its end the folder it goes into.",
                    defaultValue = "no")
            boolean flat,

            @Param(value = "A file that is missing is a failure.", defaultValue = "yes")
            boolean failOnMissing,

            @Param(value = "The copy must have the digest of the file on the host.", defaultValue = "yes")
            boolean validateChecksum,

            Controller controller) {

        Path target(String host) {
            if (!flat) {
                return controller.resolve(dest).resolve(host + src.text()).normalize();
            }
            Path given = controller.resolve(dest);
            return dest.endsWith("/") ? given.resolve(src.fileName()) : given;
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<PathStatus> status = host.ask(new Look.Stat(params.src, true));
        Asked<Optional<String>> digest = host.ask(new Look.Digest(params.src, "sha1"));
        Path target = params.target(host.name());
        if (!Files.exists(target)) {
            // Then it will be fetched, and a small file may as well come with the first answer.
            host.ask(Look.Read.small(params.src));
        }
        if (!status.get().isFile()) {
            if (!status.get().exists()) {
                host.confirmMissing();
            }
            return nothing(params, status.get());
        }
        if (Files.isDirectory(target)) {
            return Outcome.failed("dest is an existing directory, use a trailing slash if you want to fetch src into"
                    + " that directory");
        }
        String wanted = digest.get().orElse("");
        boolean same =
                Files.isRegularFile(target) && Content.of(target).digest("sha1").equals(wanted);
        if (!same) {
            host.fetch(params.src, target, params.validateChecksum ? Optional.of(wanted) : Optional.empty());
        }
        return outcome(params, target, wanted, same);
    }

    private static Outcome nothing(Params params, PathStatus status) {
        String why = status.isDirectory()
                ? "remote file is a directory, fetch cannot work on directories"
                : status.exists() ? "remote file is no regular file" : "the remote file does not exist";
        Outcome outcome = params.failOnMissing
                ? Outcome.failed(why)
                : Outcome.ok().with("msg", why + ", not transferring, ignored");
        return outcome.with("file", params.src.text());
    }

    private static Outcome outcome(Params params, Path target, String digest, boolean same) {
        Outcome outcome = Outcome.ok()
                .with("file", params.src.text())
                .with("dest", target.toString())
                .with("checksum", digest);
        Outcome complete = Files.isRegularFile(target)
                ? outcome.with("md5sum", Content.of(target).digest("md5"))
                : outcome;
        return same ? complete : complete.with("remote_checksum", digest).with("remote_md5sum", "");
    }
}

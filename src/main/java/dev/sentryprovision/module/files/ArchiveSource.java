package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an archive is read from. */
record ArchiveSource(UnarchiveModule.Params params, Host host) {

    /** It is read into memory. */
    private static final long LARGEST = 512L * 1024 * 1024;

    static Archive of(UnarchiveModule.Params params, Host host) {
        return new ArchiveReader(new ArchiveSource(params, host).content(), params.src()).read();
    }

    private Content content() {
        if (!params.isOnHost()) {
            Path path = params.controller().locate("files", params.src());
            if (Files.isDirectory(path)) {
                throw new HostFailure("Source '" + params.src() + "' is a folder, not an archive");
            }
            return LocalTree.contentOf(path, params.controller(), params.decrypt());
        }
        return params.src().matches("[a-z]+://.*") ? downloaded() : onHost(host.resolve(params.src()));
    }

    private Content onHost(RemotePath path) {
        return switch (host.look(new Look.Read(path, LARGEST))) {
            case Reading.Whole(byte[] bytes) -> Content.of(bytes);
            case Reading.Absent _ -> {
                host.confirmMissing();
                throw new HostFailure("Source '" + path + "' does not exist");
            }
            case Reading.TooLarge _ ->
                throw new HostFailure("Source '" + path + "' is too large (the limit is 512 MiB); unpack it with the"
                        + " module command and tar, with creates");
        };
    }

    /** On the host, which may reach what the control machine does not. */
    private Content downloaded() {
        String check = params.validateCerts() ? "" : "k";
        String url = Quote.quote(params.src());
        String script = "if command -v curl >/dev/null; then exec curl -fsSL" + check + " " + url + "; fi\n"
                + "exec wget -q " + (params.validateCerts() ? "" : "--no-check-certificate ") + "-O - " + url;
        Reply reply = host.query(Command.script(script));
        if (!reply.succeeded()) {
            throw new HostFailure(
                    "Failure downloading " + params.src() + ": " + reply.err().strip());
        }
        return Content.of(reply.stdout());
    }
}

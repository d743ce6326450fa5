package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.Base64;

/** Reads a file of the host into a variable. */
@ModuleSpec(
        name = "slurp",
        summary = "Reads a file of the host; what is registered has its content in base64.",
        returns = {"content: the content in base64", "encoding: base64", "source: the file"},
        examples = """
                - slurp:
                    src: /etc/machine-id
                  register: id
                - debug:
                    msg: "{{ id.content | b64decode }}"
                """)
public final class SlurpModule implements Module<SlurpModule.Params> {

    /** What is registered is kept in memory for the whole run. */
    private static final long LARGEST = 64L * 1024 * 1024;

    public record Params(
            @Param(value = "The file.", required = true, aliases = "path")
            RemotePath src) {}

    @Override
    public Outcome run(Params params, Host host) {
        Asked<PathStatus> status = host.ask(new Look.Stat(params.src, true));
        Asked<Reading> reading = host.ask(new Look.Read(params.src, LARGEST));
        if (!status.get().exists()) {
            host.confirmMissing();
            return Outcome.failed("file not found: " + params.src);
        }
        if (status.get().isDirectory()) {
            return Outcome.failed("source is a directory and must be a file: " + params.src);
        }
        return switch (reading.get()) {
            case Reading.Whole(byte[] bytes) ->
                Outcome.ok()
                        .with("content", Base64.getEncoder().encodeToString(bytes))
                        .with("encoding", "base64")
                        .with("source", params.src.text());
            case Reading.TooLarge _ ->
                Outcome.failed("too large to be slurped (the limit is 64 MiB; use fetch): " + params.src);
            case Reading.Absent _ -> Outcome.failed("not a regular file: " + params.src);
        };
    }
}

package dev.sentryprovision.module.net;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Destination;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.files.FileAttributes;
import java.util.Optional;

/** Downloads a file, on the host itself. */
@ModuleSpec(
        name = "get_url",
        summary = "Downloads a file on the host, with curl or wget.",
        returns = {
            "dest: where it is",
            "url: where it came from",
            "status_code, msg: of the answer; elapsed: seconds it took",
            "checksum_dest, checksum_src: its SHA-1; md5sum: its MD5",
            "src: where it lay until it was complete; secontext: its SELinux context, where that is enabled",
            "mode, owner, group, uid, gid, size, state: its attributes",
            "backup_file: where the old content went"
        },
        examples = """
                - get_url:
                    url: https://download.docker.com/linux/debian/gpg
                    dest: /etc/apt/keyrings/docker.asc
                    checksum: sha256:1500c1f56fa9e26b9b8f42452a553675796ade0807cdce11975eb98170b3a570
                    mode: "0644"
                """)
public final class GetUrlModule implements Module<GetUrlModule.Params> {

    public record Params(
            @Param(value = "Where it comes from.", required = true)
            String url,

            @Param(
                    value = "Where it goes; into a directory it goes under the name it has in the address.",
                    required = true)
            Destination dest,

            @Param("The digest it must have: algorithm:hexadecimal, or algorithm:address of a file with digests. A file"
                    + " that is there and has it is not downloaded again.")
            Optional<String> checksum,

            @Param(value = "Download it even when it is there, and replace it when it differs.", defaultValue = "no")
            boolean force,

            @Param(value = "Keep the old content beside it, under a name with the time.", defaultValue = "no")
            boolean backup,

            @Param("Accepted for compatibility: what is not complete yet lies beside dest.")
            Optional<String> tmpDest,

            HttpOptions options,
            FileAttributes attributes) {}

    @Override
    public Outcome run(Params params, Host host) {
        return new Download(params, host).reach();
    }
}

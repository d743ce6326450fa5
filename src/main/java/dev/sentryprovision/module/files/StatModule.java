package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is at a path. */
@ModuleSpec(
        name = "stat",
        summary = "Tells what is at a path: kind, mode, owner, size, times, checksum.",
        returns = {
            "stat.exists: whether anything is there",
            "stat.isreg, stat.isdir, stat.islnk …: its kind",
            "stat.mode, stat.pw_name, stat.gr_name, stat.size, stat.mtime …: its attributes",
            "stat.checksum: the digest of a regular file",
            "stat.mimetype, stat.charset: what is in it, where the program 'file' tells",
            "stat.attributes, stat.attr_flags, stat.version: what lsattr tells"
        })
public final class StatModule implements Module<StatModule.Params> {

    /** Digests that systems have a program for. */
    public enum Algorithm {
        MD5,
        SHA1,
        SHA224,
        SHA256,
        SHA384,
        SHA512
    }

    public record Params(
            @Param(
                    value = "The path.",
                    required = true,
                    aliases = {"dest", "name"})
            RemotePath path,

            @Param(value = "Tell about what a link points to.", defaultValue = "no")
            boolean follow,

            @Param(value = "Tell the digest of a regular file.", defaultValue = "yes")
            boolean getChecksum,

            @Param(
                    value = "Which digest.",
                    defaultValue = "sha1",
                    aliases = {"checksum", "checksum_algo"})
            Algorithm checksumAlgorithm,

            @Param(
                    value = "Tell the MIME type, where the program 'file' is installed.",
                    defaultValue = "yes",
                    aliases = {"mime", "mime_type", "mime-type"})
            boolean getMime,

            @Param(
                    value =
                            "Tell the attributes that lsattr shows, where it is installed and the file system has them.",
                    defaultValue = "yes",
                    aliases = {"attr", "attributes"})
            boolean getAttributes) {

        String algorithm() {
            return checksumAlgorithm.name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<PathStatus> status = host.ask(new Look.Stat(params.path, params.follow));
        Optional<Asked<Optional<String>>> digest = params.getChecksum
                ? Optional.of(host.ask(new Look.Digest(params.path, params.algorithm())))
                : Optional.empty();
        Asked<Reply> more = host.ask(Look.Query.of(new StatDetails(params).command())
                .dependingOn(Subject.path(params.path), SpecialLook.subject(params.path)));
        Map<String, Object> stat = new LinkedHashMap<>();
        stat.put("exists", status.get().exists());
        if (!status.get().exists()) {
            host.confirmAbsent(params.path);
        } else {
            stat.put("path", params.path.text());
            stat.putAll(StatKeys.of(status.get()));
            if (status.get().isFile()) {
                digest.flatMap(Asked::get).ifPresent(value -> stat.put("checksum", value));
            }
            stat.putAll(new StatDetails(params).read(more, status.get(), host.user()));
        }
        return Outcome.ok().with("stat", stat);
    }
}

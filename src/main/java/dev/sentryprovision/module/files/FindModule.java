package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists what is in folders, by name, age, size, kind or content. */
@ModuleSpec(
        name = "find",
        summary = "Lists what is in folders of the host, by name, age, size, kind or content.",
        returns = {
            "files: what was found, each with the keys of stat",
            "matched: how many were found",
            "examined: how many were looked at",
            "skipped_paths: folders that could not be searched, and why"
        },
        examples = """
                - find:
                    paths: /var/backups/sentry
                    patterns: "*.tar.gz"
                    age: 30d
                  register: old
                - file:
                    path: "{{ item.path }}"
                    state: absent
                  loop: "{{ old.files }}"
                """)
public final class FindModule implements Module<FindModule.Params> {

    /** What is looked for. */
    public enum FileType {
        FILE,
        DIRECTORY,
        LINK,
        ANY
    }

    /** The time that counts as age. */
    public enum AgeStamp {
        MTIME,
        ATIME,
        CTIME
    }

    public record Params(
            @Param(
                    value = "The folders.",
                    required = true,
                    aliases = {"name", "path"})
            List<RemotePath> paths,

            @Param(
                    value = "Names that count, as shell patterns or regular expressions; without any, all.",
                    aliases = "pattern")
            List<String> patterns,

            @Param(value = "Names that do not count, even where patterns match.", aliases = "exclude")
            List<String> excludes,

            @Param(value = "Patterns are regular expressions of Python.", defaultValue = "no")
            boolean useRegex,

            @Param("A regular expression of Python that must match the beginning of a line of the file.")
            Optional<String> contains,

            @Param(value = "contains is searched for in the whole text instead.", defaultValue = "no")
            boolean readWholeFile,

            @Param(value = "How the files' text is encoded, for contains.", defaultValue = "utf-8")
            Encoding encoding,

            @Param(value = "What is looked for.", defaultValue = "file")
            FileType fileType,

            @Param("At least so old: 300, 10m, 2d, 1w; with a minus, at most.")
            Optional<Measure.Age> age,

            @Param(value = "The time that counts as age.", defaultValue = "mtime")
            AgeStamp ageStamp,

            @Param("At least so large: 100, 10k, 5m, 1g; with a minus, at most.")
            Optional<Measure.Size> size,

            @Param("Only what has these permissions.") Optional<ModeSpec> mode,

            @Param(value = "Permissions must be exactly mode; otherwise one bit of it is enough.", defaultValue = "yes")
            boolean exactMode,

            @Param(value = "Look into folders below.", defaultValue = "no")
            boolean recurse,

            @Param("How many levels, with recurse.") Optional<Long> depth,

            @Param(value = "Names that begin with a dot count.", defaultValue = "no")
            boolean hidden,

            @Param(value = "Look into folders that links lead to.", defaultValue = "no")
            boolean follow,

            @Param(value = "Tell the digests of files.", defaultValue = "no")
            boolean getChecksum,

            @Param(
                    value = "Which digest.",
                    defaultValue = "sha1",
                    aliases = {"checksum", "checksum_algo"})
            StatModule.Algorithm checksumAlgorithm,

            @Param("Stop after so many.") Optional<Long> limit) {

        /** As Ansible counts them: folders at the last level are looked into as well. */
        int examinedLevels() {
            return recurse && levels() < Integer.MAX_VALUE ? levels() + 1 : levels();
        }

        int levels() {
            long wanted = depth.filter(levels -> levels > 0).orElse((long) Integer.MAX_VALUE);
            return recurse ? (int) Math.min(wanted, Integer.MAX_VALUE) : 1;
        }

        String algorithm() {
            return checksumAlgorithm.name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        return new FileSearch(params, host).run();
    }
}

package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** Replaces every match of a regular expression in a file. */
@ModuleSpec(
        name = "replace",
        summary = "Replaces every match of a regular expression in a text file.",
        returns = {"msg: how many replacements were made", "backup_file: where the old content went"},
        examples = """
                - replace:
                    path: /etc/hosts
                    regexp: '(\\s+)old\\.host\\.name(\\s+.*)?$'
                    replace: '\\1new.host.name\\2'
                """)
public final class ReplaceModule implements Module<ReplaceModule.Params> {

    public record Params(
            @Param(
                    value = "The file.",
                    required = true,
                    aliases = {"dest", "destfile", "name"})
            RemotePath path,

            @Param(
                    value = "What to look for, as a regular expression of Python; ^ and $ match at lines.",
                    required = true)
            String regexp,

            @Param(value = "What takes its place, with \\1 and \\g<name> for groups; without it, matches are removed.")
            Optional<String> replace,

            @Param("Only text after the first match of this counts; a dot matches newlines too.")
            Optional<String> after,

            @Param("Only text before the first match of this counts; a dot matches newlines too.")
            Optional<String> before,

            @Param(value = "How the file's text is encoded.", defaultValue = "utf-8")
            Encoding encoding,

            FileAttributes attributes,
            Replacing replacing) {

        MatchReplacement replacement(EditableText file) {
            return new MatchReplacement(
                    file.foreign(regexp),
                    file.foreign(replace.orElse("")),
                    after.map(file::foreign),
                    before.map(file::foreign));
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Outcome missing =
                Outcome.failed("Path " + params.path + " does not exist !").with("rc", 257L);
        return new TextEdit(params.path, params.attributes, params.replacing, false, params.encoding::decode)
                .apply(host, file -> params.replacement(file).apply(file.text()), missing);
    }
}

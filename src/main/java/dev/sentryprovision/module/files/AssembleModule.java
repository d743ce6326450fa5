package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** Makes one file of the files in a folder. */
@ModuleSpec(
        name = "assemble",
        summary = "Makes one file of the files in a folder, in order of their names.",
        returns = {
            "dest: the file",
            "src: the folder",
            "checksum, md5sum, size: of the file",
            "backup_file: where the old content went"
        },
        examples = """
                - assemble:
                    src: /etc/sentry/conf.d
                    dest: /etc/sentry/sentry.conf
                    delimiter: "# ----"
                """)
public final class AssembleModule implements Module<AssembleModule.Params> {

    public record Params(
            @Param(value = "The folder.", required = true) String src,
            @Param(value = "The file.", required = true) RemotePath dest,

            @Param(value = "src is a folder of the host, not of the playbook or role.", defaultValue = "yes")
            boolean remoteSrc,

            @Param("A text between two of them.") Optional<String> delimiter,

            @Param("Only files whose names have a match of this regular expression of Python.")
            Optional<String> regexp,

            @Param(value = "Leave out files whose names begin with a dot.", defaultValue = "no")
            boolean ignoreHidden,

            @Param(value = "Decrypt files of the control machine that vault encrypted.", defaultValue = "yes")
            boolean decrypt,

            FileAttributes attributes,
            Replacing replacing,
            Controller controller) {

        boolean isWanted(String name) {
            return regexp.map(text -> LinePattern.of(text).isIn(name)).orElse(true)
                    && !(ignoreHidden && name.startsWith("."));
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        FileGoal.There there = FileGoal.There.ask(host, params.dest);
        Fragments fragments = params.remoteSrc ? Fragments.onHost(params, host) : Fragments.onController(params);
        Content content = Content.of(fragments.joined(params.delimiter));
        FileGoal goal =
                new FileGoal(params.dest, content, params.attributes.all(), params.replacing, false, true, false);
        FileGoal.Reached reached = goal.reach(host, there);
        Outcome outcome = Outcome.ok(FileKeys.of(host, reached.path(), reached.before()))
                .with("dest", reached.path().text())
                .with("src", params.src)
                .with("checksum", content.digest("sha1"))
                .with("md5sum", content.digest("md5"))
                .with("msg", "OK");
        return reached.backup()
                .map(path -> outcome.with("backup_file", path.text()))
                .orElse(outcome);
    }
}

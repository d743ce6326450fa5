package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Destination;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a folder of a host like one of the control machine. */
@ModuleSpec(
        name = "synchronize",
        collection = "ansible.posix",
        summary =
                "Makes a folder of the host like one of the control machine, as rsync does, but without rsync on either"
                        + " side: one listing with digests, one stream of what differs. The source is always on the control"
                        + " machine, whatever the task is delegated to.",
        returns = {
            "dest, src: as they were given",
            "msg, stdout, stdout_lines: what was to be done something about, one path a line",
            "rc: 0"
        },
        examples = """
                - ansible.posix.synchronize:
                    src: site/
                    dest: /var/www/site
                    delete: true
                    rsync_opts: ["--exclude=.git", "--chmod=D755,F644"]
                """)
public final class SynchronizeModule implements Module<SynchronizeModule.Params> {

    public record Params(
            @Param(
                    value = "A file or folder of the playbook or role; with a slash at its end, what is in the folder.",
                    required = true)
            String src,

            @Param(value = "Where it goes on the host.", required = true)
            Destination dest,

            @Param(value = "To the host; pull, the other way, is not supported.", defaultValue = "push")
            SyncDirection mode,

            @Param(
                    value = "Decides recursive, links, perms, times, owner and group where they are not given.",
                    defaultValue = "yes")
            boolean archive,

            @Param("Folders with all in them; without it nothing in folders is copied. By default as archive.")
            Optional<Boolean> recursive,

            @Param("Symbolic links as such; otherwise they are left out. By default as archive.")
            Optional<Boolean> links,

            @Param(
                    "Permissions as those of the source; otherwise only new files and folders get them, less what others may"
                            + " write. By default as archive.")
            Optional<Boolean> perms,

            @Param("Times of last modification of files. By default as archive.")
            Optional<Boolean> times,

            @Param("The owner, by name where the host knows it, else by number; only root can. By default as archive.")
            Optional<Boolean> owner,

            @Param("The group, in the same way. By default as archive.")
            Optional<Boolean> group,

            @Param(value = "Remove what the source does not have; what is excluded stays.", defaultValue = "no")
            boolean delete,

            @Param(value = "Folders without what is in those below.", defaultValue = "no")
            boolean dirs,

            @Param(value = "Copy what links point to, not the links.", defaultValue = "no")
            boolean copyLinks,

            @Param(value = "Make nothing that is not there yet.", defaultValue = "no")
            boolean existingOnly,

            @Param("Folders of the host, such as earlier copies: a file that one has under the same path, with the same"
                    + " content, permissions, owner and time, is made a hard link to that one.")
            List<RemotePath> linkDest,

            @Param("Options of rsync: --exclude=PATTERN, --include=PATTERN and --chmod=MODES; others are refused.")
            Optional<RsyncOptions> rsyncOpts,

            SyncCompatibility compatibility,
            Controller controller) {

        boolean isRecursive() {
            return recursive.orElse(archive);
        }

        boolean keeps(Optional<Boolean> what) {
            return what.orElse(archive);
        }

        RsyncOptions options() {
            return rsyncOpts.orElse(RsyncOptions.NONE);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.delete && !params.isRecursive() && !params.dirs) {
            return Outcome.failed("delete needs recursive (or archive) or dirs");
        }
        RemotePath folder = params.dest.path().parent();
        for (RemotePath earlier : params.linkDest) {
            if (folder.startsWith(earlier)) {
                return Outcome.failed("Hardlinking into a subdirectory of the source would cause recursion. " + folder
                        + " and " + params.dest.text());
            }
        }
        Path local = params.controller.locate("files", params.src);
        return new Synchronizing(params, host).of(local, Files.isDirectory(local));
    }
}

package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.List;
import java.util.Optional;

/** Unpacks an archive on a host. */
@ModuleSpec(
        name = "unarchive",
        summary =
                "Unpacks an archive (tar, tar.gz, tar.bz2, tar.xz, tar.zst, zip) into a folder of the host. The archive"
                        + " is read on the control machine, so a host needs no program for it, and only what differs is sent.",
        returns = {
            "dest, src: the folder, the archive",
            "mode, owner, group, uid, gid, size, state: of the folder",
            "handler: what kind of archive it is",
            "files: what is in it, with list_files"
        },
        examples = """
                - unarchive:
                    src: docker-27.3.1.tgz
                    dest: /usr/local/bin
                    extra_opts: [--strip-components=1]
                    owner: root
                    group: root
                """)
public final class UnarchiveModule implements Module<UnarchiveModule.Params> {

    @Rule(exclusive = {"include", "exclude"})
    public record Params(
            @Param(
                    value = "The archive: a file of the playbook or role, or with remote_src a file of the host or an"
                            + " address that the host downloads it from.",
                    required = true)
            String src,

            @Param(value = "The folder; it must be there.", required = true)
            RemotePath dest,

            @Param(value = "src is on the host, or an address.", defaultValue = "no")
            boolean remoteSrc,

            @Param(value = "The opposite of remote_src; its old name.", name = "copy", defaultValue = "yes")
            boolean fromController,

            @Param("Do nothing when this is there.") Optional<RemotePath> creates,

            @Param(value = "Tell what is in the archive.", defaultValue = "no")
            boolean listFiles,

            @Param(value = "Leave files alone that are newer than those of the archive.", defaultValue = "no")
            boolean keepNewer,

            @Param("What to leave out, as shell patterns of paths in the archive.")
            List<String> exclude,

            @Param("The only things to unpack, likewise.") List<String> include,

            @Param("Options of tar; --strip-components=N, --same-owner and --no-same-owner have a meaning here.")
            List<String> extraOpts,

            @Param(value = "Decrypt an archive that vault encrypted.", defaultValue = "yes")
            boolean decrypt,

            @Param(value = "Check the certificate of an address.", defaultValue = "yes")
            boolean validateCerts,

            @Param(value = "Accepted for compatibility: how much is read at a time.", defaultValue = "65536")
            long ioBufferSize,

            FileAttributes attributes,
            Controller controller) {

        boolean isOnHost() {
            return remoteSrc || !fromController;
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        TarOptions options = TarOptions.of(params.extraOpts);
        if (params.creates.isPresent()
                && host.look(new Look.Stat(params.creates.get(), true)).exists()) {
            return Outcome.ok().with("msg", "skipped, since " + params.creates.get() + " exists");
        }
        Unpacking.Target target = Unpacking.Target.ask(host, params.dest);
        Archive archive = ArchiveSource.of(params, host);
        if (!target.status().get().isDirectory()) {
            throw new HostFailure("dest '" + params.dest + "' must be an existing dir");
        }
        List<Archive.Entry> entries =
                new EntrySelection(params.include, params.exclude, options.strip()).of(archive.entries());
        new Unpacking(params, options, host).of(entries, target, archive.keepsOwners());
        Outcome outcome = Outcome.ok(
                        FileKeys.of(host, params.dest, target.status().get()))
                .with("dest", params.dest.text())
                .with("src", params.src)
                .with("handler", archive.kind());
        return params.listFiles
                ? outcome.with(
                        "files", entries.stream().map(Archive.Entry::shown).toList())
                : outcome;
    }
}

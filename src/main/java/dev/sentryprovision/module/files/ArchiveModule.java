package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packs files of a host into an archive on it. */
@ModuleSpec(
        name = "archive",
        collection = "community.general",
        summary =
                "Packs files and folders of a host into an archive on that host, or compresses a single file. An archive"
                        + " that holds the same already is left alone: files, modes and times are compared.",
        returns = {
            "dest: the archive",
            "state, dest_state: archive, compress (a single file), incomplete (something was missing), absent",
            "archived: what is in it; missing: paths that are not there",
            "arcroot: the folder that the names in the archive start from",
            "expanded_paths, expanded_exclude_paths: the paths that patterns stand for"
        },
        examples = """
                - community.general.archive:
                    path:
                      - /opt/sentry/self-hosted/sentry
                      - /opt/sentry/self-hosted/.env*
                    dest: /var/backups/sentry-config.tgz
                    exclude_path: [/opt/sentry/self-hosted/sentry/__pycache__]
                    mode: "0600"
                """)
public final class ArchiveModule implements Module<ArchiveModule.Params> {

    public record Params(
            @Param(value = "What to pack; shell patterns stand for what they match on the host.", required = true)
            List<String> path,

            @Param("The archive. Without it, the only path with the format added to its name.")
            Optional<RemotePath> dest,

            @Param(
                    value =
                            "How it is packed: gz, bz2, xz and zstd (or zst) are a compressed tar, of a single file just that file.",
                    defaultValue = "gz")
            ArchiveFormat format,

            @Param("What to leave out, as paths; what is below a folder stays out too.")
            List<String> excludePath,

            @Param("What to leave out, as shell patterns in which a star also stands for slashes.")
            List<String> exclusionPatterns,

            @Param(value = "Make an archive of a single file too.", defaultValue = "no")
            boolean forceArchive,

            @Param(value = "Remove what was packed.", defaultValue = "no")
            boolean remove,

            FileAttributes attributes) {}

    @Override
    public Outcome run(Params params, Host host) {
        RemotePath dest = destination(params, host);
        Packing packing = Packing.of(params, dest, host);
        Asked<PathStatus> status = host.ask(new Look.Stat(dest, true));
        SpecialAttributes.Pending special = params.attributes.special().ask(host, dest);
        Packing.Found found = Packing.Found.of(host.look(packing.look()));
        if (status.get().isDirectory()) {
            throw new HostFailure("Error, " + dest + " exists and is a directory; dest is the archive itself");
        }
        if (params.remove) {
            found.paths().forEach(path -> checkThatItStays(dest, path));
        }
        if (!found.paths().isEmpty() && !found.same()) {
            pack(packing, status.get(), host);
            special.settle(dest, true);
        } else if (status.get().exists()) {
            if (!Attained.by(status.get(), params.attributes.wanted())) {
                host.setAttributes(dest, params.attributes.wanted());
            }
            special.settle(dest);
        }
        if (params.remove) {
            found.paths().forEach(host::remove);
        }
        return outcome(params, dest, status.get(), found, host);
    }

    private static RemotePath destination(Params params, Host host) {
        if (params.dest.isPresent()) {
            return params.dest.get();
        }
        if (params.path.size() != 1) {
            throw new HostFailure("Error, must specify \"dest\" when archiving multiple files or trees");
        }
        return host.resolve(params.path.getFirst() + "." + params.format.suffix());
    }

    private static void pack(Packing packing, PathStatus before, Host host) {
        Effect effect = Effect.of("make archive " + packing.dest())
                .changing("content", before.exists() ? "old" : "absent", "new")
                .making(packing.dest(), Optional.empty());
        host.mustRun(packing.make(before), effect);
    }

    private static void checkThatItStays(RemotePath dest, RemotePath packed) {
        if (dest.startsWith(packed)) {
            throw new HostFailure("the archive " + dest + " is in " + packed + ", which remove would take with it."
                    + " Nothing was done; take another dest.");
        }
    }

    private static Outcome outcome(Params params, RemotePath dest, PathStatus before, Packing.Found found, Host host) {
        boolean there = before.exists() || !found.paths().isEmpty();
        String state = !there ? "absent" : found.missing().isEmpty() ? found.kind() : "incomplete";
        return Outcome.ok(before.isFile() ? FileKeys.of(host, dest, before) : Map.of())
                .with("dest", dest.text())
                .with("state", state)
                .with("dest_state", state)
                .with("arcroot", found.root())
                .with("archived", found.archived())
                .with("missing", found.missing())
                .with(
                        "expanded_paths",
                        found.paths().stream().map(RemotePath::text).toList())
                .with("expanded_exclude_paths", params.excludePath);
    }
}

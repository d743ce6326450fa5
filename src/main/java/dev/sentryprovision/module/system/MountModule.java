package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Attributes;
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
import dev.sentryprovision.module.files.Folders;
import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is mounted, now and at boot. */
@ModuleSpec(
        name = "mount",
        collection = "ansible.posix",
        summary = "Makes a mount present in /etc/fstab and mounted, or absent.",
        returns = {"name, src, fstype, opts, dump, passno, fstab, boot: the entry", "backup_file: the old fstab"},
        examples = """
                - ansible.posix.mount:
                    path: /var/lib/docker
                    src: LABEL=docker
                    fstype: xfs
                    opts: noatime
                    state: mounted
                """)
public final class MountModule implements Module<MountModule.Params> {

    /** What the mount should be. */
    public enum State {
        ABSENT,
        ABSENT_FROM_FSTAB,
        MOUNTED,
        PRESENT,
        UNMOUNTED,
        REMOUNTED,
        EPHEMERAL
    }

    @Rule(
            when = "state",
            is = {"mounted", "present", "ephemeral"},
            needs = {"src", "fstype"})
    public record Params(
            @Param(value = "Where; or 'none' for swap.", required = true, aliases = "name")
            String path,

            @Param("What: a device, LABEL=…, UUID=…, a folder, a share.")
            Optional<String> src,

            @Param("The type of file system.") Optional<String> fstype,

            @Param("Options, with commas between them.") Optional<String> opts,

            @Param(
                    value = "Show the options nowhere, for they have a secret; better is a file: credentials=.",
                    defaultValue = "no")
            boolean optsNoLog,

            @Param(value = "The fifth field of fstab.", defaultValue = "0")
            String dump,

            @Param(value = "The sixth field of fstab.", defaultValue = "0")
            String passno,

            @Param(
                    value =
                            "mounted: in fstab and now; present: in fstab; absent: neither, and no folder; unmounted: not"
                                    + " now; remounted: anew; ephemeral: now, not in fstab; absent_from_fstab.",
                    required = true)
            State state,

            @Param(value = "The file.", defaultValue = "/etc/fstab")
            RemotePath fstab,

            @Param(value = "Mount it at boot; without this, options get noauto.", defaultValue = "yes")
            boolean boot,

            @Param(value = "Keep the old file beside it.", defaultValue = "no")
            boolean backup,

            Controller controller) {

        boolean noauto() {
            return Stream.of(options().split(",")).anyMatch("noauto"::equals);
        }

        private String options() {
            return opts.orElse("defaults");
        }

        /** The word defaults and noauto contradict each other, so the user's options win. */
        String allOptions() {
            boolean add = !boot && !noauto() && !List.of(options().split(",")).contains("defaults");
            return add ? options() + ",noauto" : options();
        }

        Fstab.Entry entry() {
            return new Fstab.Entry(
                    Fstab.escape(src.orElse("")),
                    Fstab.escape(path),
                    Fstab.escape(fstype.orElse("")),
                    Fstab.escape(allOptions()),
                    dump,
                    passno);
        }

        String mountWords() {
            return "-t " + Quote.quote(fstype.orElse("auto"))
                    + (allOptions().equals("defaults") ? "" : " -o " + Quote.quote(allOptions())) + " "
                    + Quote.quote(src.orElse(""));
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.optsNoLog) {
            params.opts.ifPresent(params.controller::conceal);
        }
        Optional<RemotePath> backup = switch (params.state) {
            case PRESENT -> edit(params, true, host);
            case ABSENT_FROM_FSTAB -> edit(params, false, host);
            case MOUNTED -> mounted(params, host);
            case ABSENT -> absent(params, host);
            case UNMOUNTED -> {
                Mounts mounts = mounts(params, host);
                mounts.source().ifPresent(_ -> mounts.unmount());
                yield Optional.empty();
            }
            case REMOUNTED -> {
                require(
                        mounts(params, host).remount(params.path, params.opts.orElse(""), params.src.orElse("")),
                        "Error remounting " + params.path);
                yield Optional.empty();
            }
            case EPHEMERAL -> {
                ephemeral(params, host);
                yield Optional.empty();
            }
        };
        return outcome(params, backup);
    }

    private static Outcome outcome(Params params, Optional<RemotePath> backup) {
        Outcome outcome = Outcome.ok()
                .with("name", params.path)
                .with("opts", params.allOptions())
                .with("dump", params.dump)
                .with("passno", params.passno)
                .with("fstab", params.fstab.text())
                .with("boot", params.boot ? "yes" : "no")
                .with("backup_file", backup.map(RemotePath::text).orElse(""));
        outcome = params.src.isPresent() ? outcome.with("src", params.src.get()) : outcome;
        outcome = params.fstype.isPresent() ? outcome.with("fstype", params.fstype.get()) : outcome;
        if (!params.boot && params.allOptions().equals(params.opts.orElse("defaults"))) {
            return outcome.withWarning(
                    "Ignore the 'boot' due to 'opts' contains '" + (params.noauto() ? "noauto" : "defaults") + "'.");
        }
        return outcome;
    }

    private static Mounts mounts(Params params, Host host) {
        return new Mounts(host.resolve(params.path), host);
    }

    private static Optional<RemotePath> edit(Params params, boolean present, Host host) {
        ConfigText file = ConfigText.read(params.fstab, host);
        Fstab before = new Fstab(file.lines());
        Fstab after = present ? before.with(params.entry()) : before.without(params.entry());
        return after.equals(before)
                ? Optional.empty()
                : file.write(ConfigText.text(after.lines()), 0644, params.backup, host);
    }

    /** A mount that fails takes its entry with it: one that does not work may keep the host from booting. */
    private static Optional<RemotePath> mounted(Params params, Host host) {
        Mounts mounts = mounts(params, host);
        host.ask(mounts.look());
        host.ask(new Look.Stat(mounts.path(), true));
        ConfigText file = ConfigText.read(params.fstab, host);
        Fstab before = new Fstab(file.lines());
        boolean differs = !before.with(params.entry()).equals(before);
        Optional<String> now = mounts.source();
        new Folders(host).make(mounts.path(), Attributes.KEEP);
        Optional<RemotePath> backup = edit(params, true, host);
        Optional<Reply> reply = now.isEmpty()
                ? mounts.mount(params.mountWords(), params.src.orElse(""))
                : differs
                        ? mounts.remount(params.mountWords(), remountOptions(params), params.src.orElse(""))
                        : Optional.empty();
        if (reply.filter(each -> !each.succeeded()).isPresent() && differs) {
            ConfigText.read(params.fstab, host).write(file.text(), 0644, false, host);
        }
        require(reply, "Error mounting " + params.path);
        return backup;
    }

    private static String remountOptions(Params params) {
        return params.allOptions().equals("defaults") ? "" : params.allOptions();
    }

    private static Optional<RemotePath> absent(Params params, Host host) {
        Mounts mounts = mounts(params, host);
        boolean there = new Fstab(ConfigText.read(params.fstab, host).lines()).has(Fstab.escape(params.path));
        Optional<RemotePath> backup = edit(params, false, host);
        if (!there) {
            return backup;
        }
        mounts.source().ifPresent(_ -> mounts.unmount());
        if (host.stat(mounts.path()).isDirectory()) {
            if (!host.look(Look.Tree.childrenOf(mounts.path())).isEmpty()) {
                throw new HostFailure("Error rmdir " + params.path + ": it is not empty");
            }
            host.remove(mounts.path());
        }
        return backup;
    }

    private static void ephemeral(Params params, Host host) {
        Mounts mounts = mounts(params, host);
        Optional<String> now = mounts.source();
        String source = params.src.orElse("");
        if (now.filter(each -> !each.equals(source)).isPresent()) {
            throw new HostFailure("Ephemeral mount point is already mounted with a different source than the specified"
                    + " one: " + params.path + " has " + now.get()
                    + ". Unmount it first (state: unmounted) or take another path.");
        }
        new Folders(host).make(mounts.path(), Attributes.KEEP);
        Optional<Reply> reply = now.isPresent()
                ? mounts.remount(params.mountWords(), remountOptions(params), source)
                : mounts.mount(params.mountWords(), source);
        require(reply, "Error mounting " + params.path);
    }

    private static void require(Optional<Reply> reply, String what) {
        reply.filter(each -> !each.succeeded()).ifPresent(each -> {
            throw new HostFailure(what + ": " + each.err().strip());
        });
    }
}

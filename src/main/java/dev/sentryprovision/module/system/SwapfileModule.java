package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.module.WrongValue;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that a host swaps to. */
@ModuleSpec(
        name = "swapfile",
        summary =
                "Makes a swap file of a size and swaps to it, now and at boot; or takes it away. A file of another size is"
                        + " made anew.",
        returns = "path: the file; size_mb: its size; active: whether the host swaps to it",
        examples = """
                - swapfile:
                    size: 16G
                - swapfile:
                    total: 16G
                """)
public final class SwapfileModule implements Module<SwapfileModule.Params> {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long KIBIBYTES = 1024;

    /** In MiB: for less it takes no file. A partition of 16 GiB has a page less than that. */
    private static final long TOLERANCE = 100;

    /** How much to swap to. */
    public record Size(long mebibytes) {

        private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,9}) ?([MG]?)(i?B)?");

        @FromValue("a size in MiB, or with a unit: 512M, 16G")
        public static Size of(Object value) {
            Matcher matcher = WRITTEN.matcher(Arguments.text(value).strip());
            if (!matcher.matches() || matcher.group(2).isEmpty() && matcher.group(3) != null) {
                throw WrongValue.expected("a size in MiB, or with a unit: 512M, 16G", value);
            }
            long number = Long.parseLong(matcher.group(1));
            return new Size(matcher.group(2).equals("G") ? number * 1024 : number);
        }
    }

    /** Whether the host should swap to the file. */
    public enum State {
        PRESENT,
        ABSENT
    }

    @Rule(exclusive = {"size", "total"})
    @Rule(
            when = "state",
            is = "present",
            oneOf = {"size", "total"})
    public record Params(
            @Param(value = "The file.", defaultValue = "/swapfile")
            RemotePath path,

            @Param("Its size in MiB, or with a unit: 512M, 16G.")
            Optional<Size> size,

            @Param(
                    "The swap that the host should have in all, in the same way: the file makes up for what others lack.")
            Optional<Size> total,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state,

            @Param(value = "Use it after a restart too.", defaultValue = "yes")
            boolean boot,

            @Param(value = "The table of file systems.", defaultValue = "/etc/fstab")
            RemotePath fstab) {

        /**
         * In MiB.
         *
         * @param others what the host swaps to besides
         */
        long wanted(long others) {
            long lacking = total.map(Size::mebibytes).orElse(0L) - others;
            return size.map(Size::mebibytes).orElse(lacking > TOLERANCE ? lacking : 0);
        }

        Fstab.Entry entry() {
            return new Fstab.Entry(Fstab.escape(path.text()), "none", "swap", "sw", "0", "0");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<PathStatus> file = host.ask(new Look.Stat(params.path, false));
        Asked<Reply> swaps = host.ask(swapsTo(params.path));
        Optional<Asked<Reply>> others = params.total.map(_ -> host.ask(others(params.path)));
        Asked<ConfigText> fstab = ConfigText.ask(params.fstab, host);
        boolean active = swaps.get().out().contains("on");
        PathStatus status = file.get();
        if (status.exists() && !status.isFile()) {
            throw new HostFailure(params.path + " is there and is no file");
        }
        if (params.state == State.ABSENT) {
            return absent(params, status, active, fstab.get(), host);
        }
        long wanted = params.wanted(others.map(asked -> amount(asked.get())).orElse(0L));
        return wanted == 0
                ? outcome(params, status.isFile() ? status.size() / MEBIBYTE : 0, active)
                : present(params, wanted, status, active, fstab.get(), host);
    }

    private static long amount(Reply others) {
        String text = others.out().strip();
        return text.matches("\\d{1,15}") ? Long.parseLong(text) / KIBIBYTES : 0;
    }

    private static Outcome present(
            Params params, long wanted, PathStatus status, boolean active, ConfigText fstab, Host host) {
        boolean rightSize = status.isFile() && status.size() == wanted * MEBIBYTE;
        if (!rightSize) {
            if (active) {
                swapOff(params.path, host);
            }
            make(params.path, status, wanted, host);
        }
        if (!rightSize || !active) {
            Effect effect = Effect.of("swap to " + params.path)
                    .changing("state", "off", "on")
                    .touching(Subject.anyOf("swap"))
                    .predicting(swapsTo(params.path), Reply.printing("on\n"));
            host.mustRun(Command.of("swapon", params.path.text()), effect);
        }
        Fstab table = new Fstab(fstab.lines());
        write(fstab, params.boot ? table.with(params.entry()) : table.without(params.entry()), host);
        return outcome(params, wanted, true);
    }

    private static Outcome absent(Params params, PathStatus status, boolean active, ConfigText fstab, Host host) {
        if (active) {
            swapOff(params.path, host);
        }
        write(fstab, new Fstab(fstab.lines()).without(params.entry()), host);
        if (status.exists()) {
            host.remove(params.path);
        }
        return outcome(params, 0, false);
    }

    /** Written out in full: the kernel swaps to no file with holes. On btrfs it must not be copied on write. */
    private static void make(RemotePath path, PathStatus before, long size, Host host) {
        String script = "umask 077; f=" + Quote.quote(path.text()) + """
                ; n=$f.new
                trap 'rm -f "$n"' EXIT
                : >"$n" && { chattr +C "$n" 2>/dev/null || :; } &&
                dd if=/dev/zero of="$n" bs=1048576 count=%d 2>"$n.log" || { cat "$n.log" >&2; rm -f "$n.log"; exit 1; }
                rm -f "$n.log"; mkswap "$n" >/dev/null && mv -f "$n" "$f"
                """.formatted(size);
        Effect effect = Effect.of("make swap file " + path)
                .changing("size", before.isFile() ? before.size() / MEBIBYTE + " MiB" : "absent", size + " MiB")
                .making(path, Optional.empty())
                .needing(folder(path.parent()));
        host.mustRun(Command.script(script), effect);
    }

    private static Need folder(RemotePath path) {
        String script = "[ -d " + Quote.quote(path.text()) + " ] || { echo 'there is no folder '"
                + Quote.quote(path.text()) + " >&2; exit 1; }";
        return Need.success(
                Command.script(script), Subject.anyOf("package"), Subject.anyOf("command"), Subject.path(path));
    }

    private static void swapOff(RemotePath path, Host host) {
        Effect effect = Effect.of("swap no more to " + path)
                .changing("state", "on", "off")
                .touching(Subject.anyOf("swap"))
                .predicting(swapsTo(path), Reply.printing(""));
        host.mustRun(Command.of("swapoff", path.text()), effect);
    }

    private static void write(ConfigText file, Fstab table, Host host) {
        if (!table.lines().equals(file.lines())) {
            file.write(ConfigText.text(table.lines()), 0644, false, host);
        }
    }

    /** The kernel writes a space in a name as an escape, as fstab does. */
    private static Look.Query swapsTo(RemotePath path) {
        return Look.Query.of(Command.script("while read -r f _; do [ \"$f\" != "
                        + Quote.quote(Fstab.escape(path.text())) + " ] || echo on; done </proc/swaps"))
                .dependingOn(Subject.anyOf("swap"));
    }

    /** KiB of swap in other files and partitions. */
    private static Look.Query others(RemotePath path) {
        return Look.Query.of(Command.script("o=0; while read -r f _ k _; do case $f:$k in "
                        + Quote.quote(Fstab.escape(path.text()) + ":")
                        + "*|*:*[!0-9]*) ;; *) o=$((o + k)) ;; esac; done"
                        + " </proc/swaps; echo $o"))
                .dependingOn(Subject.anyOf("swap"));
    }

    private static Outcome outcome(Params params, long size, boolean active) {
        return Outcome.ok()
                .with("path", params.path.text())
                .with("size_mb", size)
                .with("active", active);
    }
}

package dev.sentryprovision.host;

import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.shell.Quote;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Steps as shell text. What is put in place is made beside it first and then renamed, so that nobody sees half of it. */
final class ChangeScript {

    /** Status of a write whose {@code validate} command said no; the command's own status is the output's last line. */
    static final int INVALID = 97;

    /** As touch understands it everywhere; seconds are the finest. */
    private static final DateTimeFormatter TOUCH_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmm.ss");

    /** sp_f ends after a failure and leaves no temporary file; sp_v moves it into place. */
    private static final String FUNCTIONS = """
            trap 'rm -f -- "$sp_t"; exit 143' HUP INT TERM
            sp_f() { sp_s=$?; rm -f -- "$sp_t"; exit $sp_s; }
            sp_v() {
            if [ -L "$sp_p" ] && [ -d "$sp_p" ]; then
            mv -fT -- "$sp_t" "$sp_p" 2>/dev/null || { rm -f -- "$sp_p" && mv -f -- "$sp_t" "$sp_p"; } || sp_f
            elif [ -d "$sp_p" ]; then echo "Is a directory" >&2; false || sp_f
            else mv -f -- "$sp_t" "$sp_p" || sp_f; fi
            [ ! -e /sys/fs/selinux/enforce ] || ! command -v restorecon >/dev/null || [ -n "$sp_c" ] \
            || restorecon "$sp_p" 2>/dev/null || :
            }
            """;

    /** The shell's own printf does not always say why it failed: dash has no word for a full disk. */
    private static final String REASON = "sp_s=$?; [ ! -f \"$sp_t\" ] || head -c 9999 /dev/zero | cat > \"$sp_t.w\";"
            + " rm -f -- \"$sp_t.w\"; (exit $sp_s);";

    private final Step step;
    private final Situation situation;
    private final PathStatus after;
    private final String temporary;

    ChangeScript(Step step, Situation situation, PathChange change, String nonce) {
        this.step = step;
        this.situation = situation;
        this.after = change.after().status();
        this.temporary =
                step.path().parent().child(".sentry-provision." + nonce).text();
    }

    /** The file that is renamed in the end; content that is too large for a script goes there beforehand. */
    String temporary() {
        return temporary;
    }

    String text() {
        String path = Quote.quote(step.path().text());
        String head = "LC_ALL=C; export LC_ALL; sp_p=" + path + "; sp_c=\n";
        return head
                + switch (step) {
                    case Step.Write(FileWrite write) -> withTemporary(write(write));
                    case Step.Remove _ -> "rm -rf -- \"$sp_p\"\n";
                    case Step.MakeDirectory _ -> "umask 022\nmkdir -- \"$sp_p\" || exit\n" + attributesOfNew();
                    case Step.MakeLink(RemotePath _, String target, Host.LinkKind kind) ->
                        withTemporary("ln " + (kind == Host.LinkKind.SYMBOLIC ? "-s " : "") + "-- "
                                + Quote.quote(target) + " \"$sp_t\" || exit\nsp_v\n");
                    case Step.SetAttributes _ -> attributes("\"$sp_p\"", "exit", situation.status());
                    case Step.Touch(RemotePath _, Optional<Double> modified, Optional<Double> accessed) ->
                        touch(modified, accessed);
                };
    }

    private String withTemporary(String text) {
        return "sp_t=" + Quote.quote(temporary) + "\n" + FUNCTIONS + text;
    }

    private String write(FileWrite write) {
        StringBuilder script = new StringBuilder("umask 077\n");
        if (isInline(write.content())) {
            // noclobber: a file that somebody put there is not written to.
            script.append("set -C; ")
                    .append(InlineContent.command(write.content().allBytes()))
                    .append(" > \"$sp_t\" || { " + REASON + " sp_f; }; set +C\n");
        }
        boolean replaces = situation.status().isFile();
        if (replaces) {
            script.append("[ ! -e /sys/fs/selinux/enforce ] || ! command -v chcon >/dev/null"
                    + " || { chcon --reference=\"$sp_p\" -- \"$sp_t\" 2>/dev/null && sp_c=y; } || :\n");
        }
        script.append(ownershipOfNew("\"$sp_t\"", "sp_f"));
        script.append(chmod(after.mode(), "\"$sp_t\"", "sp_f"));
        script.append(touch("-m", write.modified(), "\"$sp_t\"", "sp_f"));
        write.validate().ifPresent(line -> script.append(validate(line)));
        if (write.backup() && replaces) {
            script.append("cp -p -- \"$sp_p\" " + Quote.quote(situation.backup().text()) + " || sp_f\n");
        }
        return script.append(write.unsafe() && replaces ? inPlaceOtherwise() : "sp_v\n")
                .toString();
    }

    /** A file that is mounted by itself cannot be replaced: "Device or resource busy". */
    private String inPlaceOtherwise() {
        return """
                if mv -f -- "$sp_t" "$sp_p" 2>/dev/null; then :; else
                { cat "$sp_t" > "$sp_p" && rm -f -- "$sp_t"; } || sp_f
                %sfi
                """.formatted(attributes("\"$sp_p\"", "exit", situation.status()));
    }

    static boolean isInline(Content content) {
        return content.size() <= InlineContent.LIMIT;
    }

    private String validate(String line) {
        String command = " " + line.replace("%s", Quote.quote(temporary));
        return "( eval " + Quote.quote(command) + " ) </dev/null"
                + " || { sp_s=$?; printf '\\n%s' $sp_s; rm -f -- \"$sp_t\"; exit " + INVALID + "; }\n";
    }

    private String attributesOfNew() {
        String otherwise = "{ sp_s=$?; rmdir -- \"$sp_p\"; exit $sp_s; }";
        String ownership = ownershipOfNew("\"$sp_p\"", otherwise);
        int inherited = situation.groupGiver().isPresent() ? 02000 : 0;
        boolean natural = ownership.isEmpty() && after.mode() == (Prediction.NEW_FOLDER | inherited);
        return ownership + (natural ? "" : chmod(after.mode(), "\"$sp_p\"", otherwise));
    }

    /** Nothing to do when a new entry gets the right ones by itself. */
    private String ownershipOfNew(String file, String otherwise) {
        Ownership wanted = Ownership.of(after);
        return wanted.equals(Ownership.ofNew(situation))
                ? ""
                : "chown " + Quote.quote(wanted.spec()) + " " + file + " || " + otherwise + "\n";
    }

    private String attributes(String file, String otherwise, PathStatus before) {
        Ownership wanted = Ownership.of(after);
        boolean chown = !wanted.equals(Ownership.of(before));
        // Giving a file away takes its set-id bits, so they are set again.
        boolean chmod = after.mode() != before.mode() || chown && (after.mode() & 06000) != 0;
        String option = before.isLink() ? "-h " : "";
        return (chown ? "chown " + option + Quote.quote(wanted.spec()) + " " + file + " || " + otherwise + "\n" : "")
                + (chmod ? chmod(after.mode(), file, otherwise) : "");
    }

    /** Five digits: with fewer, some implementations keep the set-id bits of folders and others do not. */
    private static String chmod(int mode, String file, String otherwise) {
        return String.format(Locale.ROOT, "chmod %05o %s || %s\n", mode, file, otherwise);
    }

    private String touch(Optional<Double> modified, Optional<Double> accessed) {
        String make = situation.status().exists() ? "" : "umask 022; set -C\n: > \"$sp_p\" || exit\n";
        return make + touch("-m", modified, "\"$sp_p\"", "exit") + touch("-a", accessed, "\"$sp_p\"", "exit");
    }

    private static String touch(String which, Optional<Double> time, String file, String otherwise) {
        return time.map(seconds -> Instant.ofEpochSecond((long) Math.floor(seconds)))
                .map(instant -> TOUCH_TIME.format(instant.atOffset(ZoneOffset.UTC)))
                .map(text -> "TZ=UTC0 touch -c " + which + " -t " + text + " " + file + " || " + otherwise + "\n")
                .orElse("");
    }
}

package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.module.files.SpecialAttributes.Pending;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks at flags and SELinux context of a path, and changes them. What a file has whose content was just replaced is known
 * without looking: no flags, and the context of the one before it; so a dry run says the same as a run.
 */
record SpecialLook(SpecialAttributes wanted, Host host, Look.Query look, Asked<Reply> asked) implements Pending {

    private static final int NO_TOOLS = 3;

    private static final String FLAGS = """
            command -v lsattr >/dev/null && command -v chattr >/dev/null || exit %d
            if [ -e "$p" ]; then
              if a=$(lsattr -d "$(readlink -f "$p")" 2>&1); then echo "flags ${a%%%% *}"; else echo "refused $a"; fi
            fi
            """.formatted(NO_TOOLS);

    private static final String CONTEXT = """
            if [ -e /sys/fs/selinux/enforce ]; then
              echo "selinux yes"
              [ ! -e "$p" ] || echo "context $(stat -L -c %C "$p")"
              ! command -v matchpathcon >/dev/null || echo "default $(matchpathcon -n "$p" 2>/dev/null)"
            fi
            """;

    static Pending ask(SpecialAttributes wanted, Host host, RemotePath path) {
        String script = "p=" + Quote.quote(path.text()) + "\n"
                + (wanted.attributes().isPresent() ? FLAGS : "")
                + (wanted.wantsContext() ? CONTEXT : "")
                + ":";
        Look.Query look = Look.Query.of(Command.script(script))
                .dependingOn(subject(path))
                .mayAppearWith(Subject.anyOf("package"));
        return new SpecialLook(wanted, host, look, host.ask(look));
    }

    /** What changes them touches. */
    static Subject subject(RemotePath path) {
        return Subject.named("attributes", path.text());
    }

    @Override
    public void settle(RemotePath path, boolean fresh) {
        Map<String, String> found = found(path);
        if (fresh) {
            found.remove("flags");
        }
        wanted.attributes().ifPresent(flags -> flags(path, flags, found));
        if (found.containsKey("selinux")) {
            context(path, found);
        }
    }

    /** In a dry run nothing is known of what a command before would have left. */
    private Map<String, String> found(RemotePath path) {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            Reply reply = asked.get();
            if (reply.status() == NO_TOOLS) {
                throw new HostFailure("attributes of " + path + ": lsattr and chattr are needed on the host (package"
                        + " e2fsprogs)");
            }
            reply.out().lines().forEach(line -> {
                int blank = line.indexOf(' ');
                found.put(line.substring(0, Math.max(blank, 0)), line.substring(blank + 1));
            });
        } catch (UnknownUntilApplied _) {
            found.clear();
        }
        return found;
    }

    private void flags(RemotePath path, FileFlags flags, Map<String, String> found) {
        if (found.containsKey("refused")) {
            throw new HostFailure(
                    "attributes of " + path + ": its file system has none (" + found.get("refused") + ")");
        }
        String before = found.getOrDefault("flags", "");
        flags.missingFrom(before).ifPresent(change -> {
            found.put("flags", flags.appliedTo(before));
            change("chattr " + Quote.quote(change), path, found, "attributes", FileFlags.shown(before), "flags");
        });
    }

    private void context(RemotePath path, Map<String, String> found) {
        SelinuxContext now = SelinuxContext.of(found.getOrDefault("context", ""));
        SelinuxContext after = now.with(wanted, SelinuxContext.of(found.getOrDefault("default", "")));
        if (!after.equals(now)) {
            found.put("context", after.text());
            change("chcon " + after.options(), path, found, "secontext", now.text(), "context");
        }
    }

    /** @param key under which {@code found} has what will be there */
    private void change(
            String command, RemotePath path, Map<String, String> found, String name, String before, String key) {
        StringBuilder afterwards = new StringBuilder();
        found.forEach(
                (word, text) -> afterwards.append(word).append(' ').append(text).append('\n'));
        host.mustRun(
                Command.script(command + " " + Quote.quote(path.text())),
                Effect.of(name + " of " + path)
                        .changing(name, before, found.get(key))
                        .touching(subject(path))
                        .predicting(look, Reply.printing(afterwards.toString())));
    }
}

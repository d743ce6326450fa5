package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Optional;

/** What is mounted at a path now. */
record Mounts(RemotePath path, Host host) {

    /** One line: the source; status 1 when nothing is mounted there. The last mount on a path is the one that shows. */
    Look.Query look() {
        String script = "P=" + Quote.quote(Fstab.escape(path.text())) + " awk '"
                + "$2 == ENVIRON[\"P\"] { s = $1; n++ } END { if (!n) exit 1; print s }' /proc/mounts";
        return Look.Query.of(Command.script(script)).dependingOn(Subject.named("mount", path.text()));
    }

    Optional<String> source() {
        Reply reply = host.look(look());
        if (reply.status() > 1) {
            throw HostFailure.ofCommand("reading /proc/mounts", reply);
        }
        return reply.succeeded() ? Optional.of(reply.out().strip()) : Optional.empty();
    }

    void unmount() {
        change("umount " + word(), "unmount", "mounted", "unmounted", new Reply(1, new byte[0], new byte[0]));
    }

    /** @param words the arguments of mount that come before the path */
    Optional<Reply> mount(String words, String source) {
        return run("mount " + words + " " + word(), "mount", "unmounted", "mounted", source);
    }

    /** Where a mount cannot be changed in place it is taken away and made anew. */
    Optional<Reply> remount(String words, String options, String source) {
        String again = "mount -o remount" + (options.isEmpty() ? "" : "," + Quote.quote(options)) + " " + word();
        String script = again + " 2>/dev/null || { umount " + word() + " && mount " + words + " " + word() + "; }";
        return run(script, "remount", "mounted", "remounted", source);
    }

    private String word() {
        return Quote.quote(path.text());
    }

    private static Reply reply(String source) {
        return Reply.printing(source + "\n");
    }

    private void change(String script, String what, String before, String after, Reply answer) {
        run(script, effect(what, before, after, answer))
                .filter(reply -> !reply.succeeded())
                .ifPresent(reply -> {
                    throw new HostFailure(
                            "Error " + what + "ing " + path + ": " + reply.err().strip());
                });
    }

    /** A device or a file; what is no path of the machine (a server's, a label, none) may be anything. */
    private static Need source(String path) {
        String script =
                "[ -e " + Quote.quote(path) + " ] || { echo 'there is no '" + Quote.quote(path) + " >&2; exit 1; }";
        return Need.success(
                Command.script(script),
                Subject.anyOf("package"),
                Subject.anyOf("command"),
                Subject.path(new RemotePath(path)));
    }

    private Optional<Reply> run(String script, String what, String before, String after, String source) {
        Effect effect = effect(what, before, after, reply(source));
        return run(
                script, source.startsWith("/") && !source.startsWith("//") ? effect.needing(source(source)) : effect);
    }

    private Effect effect(String what, String before, String after, Reply answer) {
        return Effect.of(what + " " + path)
                .changing("state", before, after)
                .touching(Subject.named("mount", path.text()))
                .touching(Subject.path(path.isRoot() ? path : path.child(".")))
                .predicting(look(), answer);
    }

    private Optional<Reply> run(String script, Effect effect) {
        return host.run(Command.script(script), effect) instanceof RunResult.Ran(Reply reply)
                ? Optional.of(reply)
                : Optional.empty();
    }
}

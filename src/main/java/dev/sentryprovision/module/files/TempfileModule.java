package dev.sentryprovision.module.files;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.value.Unknown;
import java.util.Locale;
import java.util.Optional;

/** Makes a file or directory under a name that nothing else has. */
@ModuleSpec(
        name = "tempfile",
        summary = "Makes an empty file or directory under a name that nothing else has.",
        returns = {"path: where it is", "state: file or directory"})
public final class TempfileModule implements Module<TempfileModule.Params> {

    /** What is made. */
    public enum State {
        FILE,
        DIRECTORY
    }

    public record Params(
            @Param(value = "What is made.", defaultValue = "file")
            State state,

            @Param("The folder it is in; without one, the host's for temporary files.")
            Optional<RemotePath> path,

            @Param(value = "How its name begins.", defaultValue = "ansible.")
            String prefix,

            @Param("How its name ends.") Optional<String> suffix) {

        /** mktemp of busybox puts nothing after the X, so a suffix is added by renaming. */
        Command command() {
            String folder = path.map(each -> Quote.quote(each.text())).orElse("\"${TMPDIR:-/tmp}\"");
            String make = "t=$(mktemp " + (state == State.DIRECTORY ? "-d " : "") + folder + "/"
                    + Quote.quote(prefix + "XXXXXX") + ") || exit\n";
            String rename = suffix.filter(text -> !text.isEmpty())
                    .map(text -> "n=$t" + Quote.quote(text) + "\n[ ! -e \"$n\" ] && mv \"$t\" \"$n\" || exit\nt=$n\n")
                    .orElse("");
            return Command.script(make + rename + "printf %s \"$t\"");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        String kind = params.state.name().toLowerCase(Locale.ROOT);
        String where = params.path.map(folder -> " in " + folder).orElse("");
        Effect effect = Effect.of("make a temporary " + kind + where).changing("state", "absent", kind);
        if (params.path.isPresent()
                && !host.look(new Look.Stat(params.path.get(), true)).isDirectory()) {
            throw new HostFailure("cannot " + effect.summary() + ": there is no such folder");
        }
        Outcome outcome = Outcome.ok().with("state", kind);
        return switch (host.run(params.command(), effect)) {
            case RunResult.NotRun _ -> outcome.with("path", new Unknown("the name of a temporary " + kind));
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw HostFailure.ofCommand(effect.summary(), reply);
                }
                yield outcome.with("path", reply.out());
            }
        };
    }
}

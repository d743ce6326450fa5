package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.value.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes a group present or absent. */
@ModuleSpec(
        name = "group",
        summary = "Makes a group of the host present or absent.",
        returns = {"name, gid, state, system: the group"})
public final class GroupModule implements Module<GroupModule.Params> {

    /** Whether the group should exist. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The group.", required = true) String name,

            @Param(value = "Whether it should exist.", defaultValue = "present")
            State state,

            @Param("Its number.") Optional<Long> gid,

            @Param(value = "Make it a system group, with a low number.", defaultValue = "no")
            boolean system,

            @Param(value = "The number may be another group's as well.", defaultValue = "no")
            boolean nonUnique,

            @Param(value = "Remove it even when it is a user's primary group.", defaultValue = "no")
            boolean force,

            @Param(value = "Look at /etc/group only, not at directories.", defaultValue = "no")
            boolean local) {}

    @Override
    public Outcome run(Params params, Host host) {
        Optional<Long> current = gidOf(host.look(look(params)));
        Outcome outcome = Outcome.ok()
                .with("name", params.name)
                .with("state", params.state.name().toLowerCase(Locale.ROOT))
                .with("system", params.system);
        if (params.state == State.ABSENT) {
            current.ifPresent(gid ->
                    host.mustRun(removal(params), effect(params, "delete").changing("gid", gid.toString(), "")));
            return outcome;
        }
        boolean same =
                current.isPresent() && params.gid.map(current.get()::equals).orElse(true);
        return outcome.with("gid", same ? current.get() : change(params, current, host));
    }

    private static Object change(Params params, Optional<Long> current, Host host) {
        String wanted = params.gid.map(String::valueOf).orElse("");
        String action = current.isPresent() ? "change" : "add";
        Effect effect = effect(params, action);
        if (!wanted.isEmpty()) {
            effect = effect.changing("gid", current.map(String::valueOf).orElse(""), wanted)
                    .predicting(look(params), answer(params, wanted));
            effect = params.nonUnique ? effect : effect.needing(FreeNumber.of("group", params.gid.orElseThrow()));
        }
        RunResult result = host.run(current.isPresent() ? modification(params) : addition(params), effect);
        return switch (result) {
            case RunResult.NotRun _ ->
                params.gid.<Object>map(gid -> gid).orElseGet(() -> new Unknown("the gid of group " + params.name));
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw HostFailure.ofCommand(effect.summary(), reply);
                }
                yield gidOf(reply).orElseThrow(() -> HostFailure.ofCommand("looking up group " + params.name, reply));
            }
        };
    }

    private static Effect effect(Params params, String action) {
        return Effect.of(action + " group " + params.name).touching(Subject.named("group", params.name));
    }

    private static Reply answer(Params params, String gid) {
        byte[] line = (params.name + ":x:" + gid + ":\n").getBytes(StandardCharsets.UTF_8);
        return new Reply(0, line, new byte[0]);
    }

    private static Look.Query look(Params params) {
        return Look.Query.of(Command.script(show(params))).dependingOn(Subject.named("group", params.name));
    }

    private static String show(Params params) {
        String file = "grep " + Quote.quote("^" + params.name + ":") + " /etc/group";
        return params.local ? file : "getent group " + Quote.quote(params.name) + " 2>/dev/null || " + file;
    }

    private static Optional<Long> gidOf(Reply reply) {
        String[] fields = reply.out().strip().split(":");
        return fields.length > 2 ? Optional.of(Long.parseLong(fields[2])) : Optional.empty();
    }

    private static Command addition(Params params) {
        List<String> options = new ArrayList<>();
        params.gid.ifPresent(gid -> options.addAll(List.of("-g", gid.toString())));
        if (params.nonUnique) {
            options.add("-o");
        }
        if (params.system) {
            options.add("-r");
        }
        options.add(params.name);
        String unique = params.nonUnique ? "NON_UNIQUE=yes " : "";
        List<String> own = List.of(params.name, params.gid.map(String::valueOf).orElse(""), params.system ? "yes" : "");
        return either("groupadd " + Quote.quote(options), unique + "add_group " + Quote.quote(own), show(params));
    }

    private static Command modification(Params params) {
        String name = Quote.quote(params.name);
        String gid = params.gid.map(String::valueOf).orElseThrow();
        return either(
                "groupmod " + (params.nonUnique ? "-o " : "") + "-g " + gid + " " + name,
                (params.nonUnique ? "" : unused(gid)) + "set_field /etc/group " + name + " 3 " + gid,
                show(params));
    }

    private static String unused(String gid) {
        return "unused /etc/group " + gid + " \"gid " + gid + " is another group's\" || exit; ";
    }

    private static Command removal(Params params) {
        String name = Quote.quote(params.name);
        String primary = params.force
                ? ""
                : "g=$(gid_of " + name + "); ! grep -q \"^[^:]*:[^:]*:[^:]*:$g:\" /etc/passwd"
                        + " || { echo 'it is the primary group of a user' >&2; exit 8; }; ";
        return either("groupdel " + (params.force ? "-f " : "") + name, primary + "drop_line /etc/group " + name, ":");
    }

    private static Command either(String withTools, String inFiles, String then) {
        String tool = withTools.substring(0, withTools.indexOf(' '));
        return Command.script(AccountFiles.FUNCTIONS + "if command -v " + tool + " >/dev/null; then " + withTools
                + "; else " + inFiles + "; fi || exit\n" + then);
    }
}

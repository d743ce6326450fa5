package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;

/** Switches of SELinux's policy. */
@ModuleSpec(
        name = "seboolean",
        collection = "ansible.posix",
        summary = "Switches a boolean of SELinux's policy on or off.",
        returns = "name, state, persistent: as they were given")
public final class SebooleanModule implements Module<SebooleanModule.Params> {

    public record Params(
            @Param(value = "The boolean.", required = true) String name,

            @Param(value = "Keep it over boots.", defaultValue = "no")
            boolean persistent,

            @Param(value = "On or off.", required = true) boolean state,

            @Param(value = "Do so even where SELinux is not in force.", defaultValue = "no")
            boolean ignoreSelinuxState) {

        String word() {
            return state ? "on" : "off";
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        String name = Quote.quote(params.name);
        // With semanage the value that is kept is seen as well: (on, off) is the one now and the one kept.
        String kept = params.persistent
                ? "\nsemanage boolean -l -n 2>/dev/null | awk -v n=" + name
                        + " '$1 == n { gsub(/[(),]/, \" \"); print \"kept\", $3 }'"
                : "";
        Reply reply = host.look(Look.Query.of(Command.script("getsebool " + name + " || exit" + kept + "\n:"))
                .dependingOn(Subject.named("seboolean", params.name))
                .mayAppearWith(Subject.anyOf("package")));
        if (!reply.succeeded()) {
            throw new HostFailure(
                    "SELinux boolean " + params.name + " does not exist, or SELinux is disabled on this host: "
                            + reply.err().strip());
        }
        boolean now = reply.out().lines().anyMatch(line -> line.endsWith("--> on"));
        boolean later = !reply.out().contains("kept ") || reply.out().contains("kept " + params.word());
        if (now != params.state || !later) {
            host.mustRun(
                    Command.script("setsebool " + (params.persistent ? "-P " : "") + name + " " + params.word()),
                    Effect.of("set SELinux boolean " + params.name)
                            .changing("state", now ? "on" : "off", params.word())
                            .touching(Subject.named("seboolean", params.name)));
        }
        return Outcome.ok()
                .with("name", params.name)
                .with("persistent", params.persistent)
                .with("state", params.state);
    }
}

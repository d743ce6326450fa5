package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Units of systemd. */
@ModuleSpec(
        name = "systemd",
        aliases = "systemd_service",
        summary = "Makes a unit of systemd run or not, now and at boot; makes systemd read its units anew.",
        returns = {"name, state, enabled: the unit", "status: what systemd says of it"})
public final class SystemdModule implements Module<SystemdModule.Params> {

    /** Whose units. */
    public enum Scope {
        SYSTEM,
        USER,
        GLOBAL
    }

    @Rule(oneOf = {"name", "daemon_reload", "daemon_reexec"})
    @Rule(when = "state", needs = "name")
    @Rule(when = "enabled", needs = "name")
    @Rule(when = "masked", needs = "name")
    public record Params(
            @Param(
                    value = "The unit; without a suffix, a service. With nothing else, its status is told.",
                    aliases = {"service", "unit"})
            Optional<String> name,

            @Param("What it should be doing; restarted and reloaded always do so.")
            Optional<ServiceGoal.State> state,

            @Param("Whether it should start at boot.") Optional<Boolean> enabled,

            @Param("Whether it should be impossible to start.")
            Optional<Boolean> masked,

            @Param(
                    value = "Read units anew first, when any was changed on disk since they were read.",
                    aliases = "daemon-reload")
            Optional<Boolean> daemonReload,

            @Param(value = "Start systemd itself anew first.", aliases = "daemon-reexec")
            Optional<Boolean> daemonReexec,

            @Param(value = "Whose units.", defaultValue = "system")
            Scope scope,

            @Param(value = "Do not wait for it.", defaultValue = "no")
            boolean noBlock,

            @Param(value = "Replace links that are in the way when enabling.", defaultValue = "no")
            boolean force) {

        /** Whether something is asked for that init scripts cannot do; what is not to be done they need not. */
        boolean onlyForSystemd() {
            return masked.isPresent()
                    || daemonReload.orElse(false)
                    || daemonReexec.orElse(false)
                    || scope != Scope.SYSTEM;
        }

        /** What is wanted of a unit, when there is one. */
        Optional<ServiceGoal> goal() {
            return name.map(unit -> new ServiceGoal(unit, state, enabled, masked));
        }

        Systemd systemd() {
            List<String> options = new ArrayList<>();
            if (noBlock) {
                options.add("--no-block");
            }
            if (force) {
                options.add("--force");
            }
            return new Systemd(scope.name().toLowerCase(Locale.ROOT), options);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Systemd systemd = params.systemd();
        // Asked together with the unit itself, so that reading anew costs no round trip when it is not needed.
        Optional<Asked<Reply>> outdated =
                params.daemonReload.filter(wanted -> wanted).map(_ -> host.ask(systemd.outdated()));
        Optional<Asked<ServiceStatus>> status = params.goal().map(goal -> systemd.ask(host, goal.name()));
        boolean again = false;
        if (params.daemonReexec.orElse(false)) {
            host.mustRun(Command.script(systemd.systemctl() + " daemon-reexec"), Effect.of("systemctl daemon-reexec"));
            again = true;
        }
        if (outdated.filter(SystemdModule::isOutdated).isPresent()) {
            host.mustRun(Command.script(systemd.systemctl() + " daemon-reload"), Effect.of("systemctl daemon-reload"));
            again = true;
        }
        if (status.isEmpty()) {
            return Outcome.ok();
        }
        ServiceGoal goal = params.goal().orElseThrow();
        return again
                ? goal.reach(systemd, host)
                : goal.reach(systemd, host, status.get().get());
    }

    /** In a dry run it shows as unknown when a unit file was changed before: then it is. */
    private static boolean isOutdated(Asked<Reply> asked) {
        try {
            Reply reply = asked.get();
            if (!reply.succeeded()) {
                throw HostFailure.ofCommand("asking systemd", reply);
            }
            return reply.out().contains("outdated");
        } catch (UnknownUntilApplied _) {
            return true;
        }
    }
}

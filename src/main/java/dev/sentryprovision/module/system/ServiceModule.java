package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.Optional;

/** Makes a service run or not, now and at boot. */
@ModuleSpec(
        name = "service",
        summary = "Makes a service run or not, now and at boot, with whatever manages services on the host.",
        returns = {
            "name, state, enabled: the service",
            "status: what systemd says of it; with init scripts, for each step whether it changed something, rc, stdout"
                    + " and stderr"
        },
        examples = """
                - service:
                    name: docker
                    state: started
                    enabled: true
                """)
public final class ServiceModule implements Module<ServiceModule.Params> {

    /** What manages services. */
    public enum Use {
        AUTO,
        SYSTEMD,
        OPENRC,
        SYSVINIT,
        /** Ansible's name for what finds out by itself. */
        SERVICE
    }

    @Rule(oneOf = {"state", "enabled", "masked", "daemon_reload", "daemon_reexec"})
    public record Params(
            SystemdModule.Params unit,

            @Param(value = "What manages services; auto and service take the host's.", defaultValue = "auto")
            Use use,

            @Param(
                    "With init scripts, how many seconds are between stop and start of a restart; without it, the script restarts.")
            Optional<Long> sleep,

            @Param(value = "The runlevel of OpenRC that the service belongs to.", defaultValue = "default")
            String runlevel,

            InitScriptOptions options) {}

    @Override
    public Outcome run(Params params, Host host) {
        boolean systemd = switch (params.use) {
            case AUTO, SERVICE -> host.facts().serviceManager().equals("systemd");
            case SYSTEMD -> true;
            case OPENRC, SYSVINIT -> false;
        };
        return systemd ? ofSystemd(params, host) : ofInitScript(params, host);
    }

    private static Outcome ofSystemd(Params params, Host host) {
        Outcome outcome = new SystemdModule().run(params.unit, host);
        return params.options.given() || params.sleep.isPresent()
                ? outcome.withWarning(
                        "systemd has no use for arguments, pattern, sleep, runlevels and daemonize, which are for init scripts")
                : outcome;
    }

    private static Outcome ofInitScript(Params params, Host host) {
        if (params.unit.onlyForSystemd()) {
            throw new HostFailure("no systemd manages services here, and only it can do daemon_reload, daemon_reexec,"
                    + " masked and scope; skip this task here (when: ansible_facts.service_mgr == 'systemd')");
        }
        BootLevels levels = new BootLevels(params.options.runlevels(), Optional.of(params.runlevel));
        return params.unit
                .goal()
                .orElseThrow(() -> new HostFailure("no service is named; give name with state or enabled"))
                .reach(new InitScripts(params.options, params.sleep, levels), host);
    }
}

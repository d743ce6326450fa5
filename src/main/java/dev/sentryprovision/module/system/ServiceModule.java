package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
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
        returns = {"name, state, enabled: the service", "status: what its manager says of it"},
        examples = """
                - service:
                    name: docker
                    state: started
                    enabled: true
                """)
public final class ServiceModule implements Module<ServiceModule.Params> {

    @Rule(oneOf = {"state", "enabled"})
    public record Params(
            @Param(value = "The service.", required = true) String name,

            @Param("What it should be doing; restarted and reloaded always do so.")
            Optional<ServiceGoal.State> state,

            @Param("Whether it should start at boot.") Optional<Boolean> enabled,

            @Param(value = "What manages services: auto, systemd, openrc, sysvinit.", defaultValue = "auto")
            String use,

            @Param("Accepted for compatibility: the service is asked how it is, not the list of processes.")
            Optional<String> pattern,

            @Param("Accepted for compatibility: a restart is the manager's own, which waits as it must.")
            Optional<Long> sleep) {}

    @Override
    public Outcome run(Params params, Host host) {
        return new ServiceGoal(params.name, params.state, params.enabled, Optional.empty())
                .reach(manager(params, host), host);
    }

    private static ServiceManager manager(Params params, Host host) {
        String kind = params.use.equals("auto") ? host.facts().serviceManager() : params.use;
        return kind.equals("systemd") ? Systemd.ofSystem() : new InitScripts();
    }
}

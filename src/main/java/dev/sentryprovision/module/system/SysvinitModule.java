package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.Optional;

/** Services that scripts in /etc/init.d start. */
@ModuleSpec(
        name = "sysvinit",
        summary = "Makes a service of /etc/init.d run or not, now and at boot.",
        returns = "name, state, enabled: the service")
public final class SysvinitModule implements Module<SysvinitModule.Params> {

    @Rule(oneOf = {"state", "enabled"})
    public record Params(
            @Param(value = "The service.", required = true, aliases = "service")
            String name,

            @Param("What it should be doing; restarted and reloaded always do so.")
            Optional<ServiceGoal.State> state,

            @Param("Whether it should start at boot.") Optional<Boolean> enabled) {}

    @Override
    public Outcome run(Params params, Host host) {
        return new ServiceGoal(params.name, params.state, params.enabled, Optional.empty())
                .reach(new InitScripts(), host);
    }
}

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
        returns = {
            "name, state, enabled: the service",
            "status: for what was asked for (enabled, and started, stopped, restarted or reloaded) whether something was"
                    + " done (changed), and its rc, stdout and stderr"
        })
public final class SysvinitModule implements Module<SysvinitModule.Params> {

    @Rule(oneOf = {"state", "enabled"})
    public record Params(
            @Param(value = "The service.", required = true, aliases = "service")
            String name,

            @Param("What it should be doing; restarted and reloaded always do so.")
            Optional<ServiceGoal.State> state,

            @Param("Whether it should start at boot.") Optional<Boolean> enabled,

            @Param(value = "How many seconds are between stop and start of a restart; 0 for none.", defaultValue = "1")
            long sleep,

            InitScriptOptions options) {}

    @Override
    public Outcome run(Params params, Host host) {
        BootLevels levels = new BootLevels(params.options.runlevels(), Optional.empty());
        return new ServiceGoal(params.name, params.state, params.enabled, Optional.empty())
                .reach(new InitScripts(params.options, Optional.of(params.sleep), levels), host);
    }
}

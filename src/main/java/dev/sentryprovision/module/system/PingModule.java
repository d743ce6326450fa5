package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import java.util.Map;

/** Shows that a host can be reached and worked on. */
@ModuleSpec(
        name = "ping",
        summary = "Shows that a host can be entered and its shell answers.",
        returns = "ping: what data said")
public final class PingModule implements Module<PingModule.Params> {

    public record Params(
            @Param(value = "What to answer; 'crash' makes it fail.", defaultValue = "pong")
            String data) {}

    @Override
    public Outcome run(Params params, Host host) {
        if (params.data.equals("crash")) {
            // What Ansible's own module leaves behind when it is told to crash.
            throw new HostFailure("boom", Map.of("module_stdout", "", "module_stderr", "Exception: boom", "rc", 1L));
        }
        host.query(Command.script(":"));
        return Outcome.ok().with("ping", params.data);
    }
}

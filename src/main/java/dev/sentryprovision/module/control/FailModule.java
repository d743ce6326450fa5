package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;

/** Fails with a message. */
@ModuleSpec(name = "fail", summary = "Fails with a message; usually under a condition.", needsHost = false)
public final class FailModule implements Module<FailModule.Params> {

    public record Params(
            @Param(value = "Why.", defaultValue = "Failed as requested from task")
            String msg) {}

    @Override
    public Outcome run(Params params, Host host) {
        return Outcome.failed(params.msg);
    }
}

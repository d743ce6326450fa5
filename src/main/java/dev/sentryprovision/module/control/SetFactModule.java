package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.Map;

/** Sets variables of a host for the rest of the run. */
@ModuleSpec(
        name = "set_fact",
        summary = "Sets variables of a host for the rest of the run.",
        needsHost = false,
        variables = "*",
        returns = "ansible_facts: the variables",
        examples = """
                - set_fact:
                    sentry_url: "https://{{ inventory_hostname }}"
                """)
public final class SetFactModule implements Module<SetFactModule.Params> {

    public record Params(
            @Param(value = "Names and values of the variables.", rest = true)
            Map<String, Object> keyValue,

            @Param(value = "Count them among the facts of the machine as well.", defaultValue = "no")
            boolean cacheable) {}

    @Override
    public Outcome run(Params params, Host host) {
        if (params.keyValue.isEmpty()) {
            return Outcome.failed("set_fact needs at least one variable");
        }
        for (String name : params.keyValue.keySet()) {
            if (VariableNames.isWrong(name)) {
                return VariableNames.refused(name);
            }
        }
        Map<String, Object> stored = StoredValue.ofAll(params.keyValue);
        Outcome outcome = Outcome.ok().with("ansible_facts", stored).withVariables(stored);
        return params.cacheable ? outcome.withFacts(stored) : outcome;
    }
}

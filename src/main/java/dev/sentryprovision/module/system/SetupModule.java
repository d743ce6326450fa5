package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Wildcard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of a machine. */
@ModuleSpec(
        name = "setup",
        aliases = "gather_facts",
        summary = "Gathers facts of a machine: system, network, memory, storage.",
        returns = "ansible_facts: the facts, under their names with ansible_ in front")
public final class SetupModule implements Module<SetupModule.Params> {

    public record Params(
            @Param("Only facts whose names match one of these shell patterns, with or without ansible_ in front.")
            List<String> filter,

            @Param(
                    value = "Accepted for compatibility: all facts come in one round trip, so nothing is left out.",
                    defaultValue = "all")
            List<String> gatherSubset,

            @Param(
                    value = "Accepted for compatibility: no fact is slow enough to need a limit of its own.",
                    defaultValue = "10")
            long gatherTimeout) {}

    @Override
    public Outcome run(Params params, Host host) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        host.currentFacts().values().forEach((name, value) -> {
            if (isWanted(params.filter, name)) {
                chosen.put(Facts.variable(name), value);
            }
        });
        return Outcome.ok().with("ansible_facts", chosen).withFacts(chosen);
    }

    private static boolean isWanted(List<String> filter, String name) {
        return filter.stream().allMatch(String::isEmpty)
                || filter.stream()
                        .map(Wildcard::new)
                        .anyMatch(wildcard -> wildcard.matches(name) || wildcard.matches(Facts.variable(name)));
    }
}

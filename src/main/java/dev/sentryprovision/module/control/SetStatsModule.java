package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.playbook.Truth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps figures for the end of the run. */
@ModuleSpec(
        name = "set_stats",
        summary = "Keeps figures that are reported at the end of the run.",
        needsHost = false,
        returns = "ansible_stats: data, per_host and aggregate as they were given",
        examples = """
                - set_stats:
                    data:
                      upgraded_hosts: 1
                """)
public final class SetStatsModule implements Module<SetStatsModule.Params> {

    public record Params(
            @Param(value = "Names and values.", required = true)
            Object data,

            @Param(value = "Keep them for each host, not for the run as a whole.", defaultValue = "no")
            boolean perHost,

            @Param(
                    value = "Add to a value there is: numbers and texts and lists are added up, dictionaries merged."
                            + " If not, replace it.",
                    defaultValue = "yes")
            Object aggregate) {

        /** What is no truth is no. */
        boolean adds() {
            return Truth.of(aggregate).orElse(false);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (!(params.data instanceof Map<?, ?> given)) {
            return Outcome.failed("The 'data' option needs to be a dictionary/hash");
        }
        Map<String, Object> data = LinkedHashMap.newLinkedHashMap(given.size());
        given.forEach((name, value) -> data.put(name.toString(), value));
        Optional<String> wrong =
                data.keySet().stream().filter(VariableNames::isWrong).findFirst();
        if (wrong.isPresent()) {
            return VariableNames.refused(wrong.get());
        }
        Outcome outcome = Outcome.ok()
                .with("ansible_stats", Map.of("data", data, "per_host", params.perHost, "aggregate", params.adds()))
                .withConsequence(new Consequence.Statistics(data, params.perHost, params.adds()));
        return Truth.of(params.aggregate).isPresent()
                ? outcome
                : outcome.withWarning(
                        "aggregate is neither yes nor no but '" + params.aggregate + "'; it counts as no");
    }
}

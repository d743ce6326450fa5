package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.facts.FactSelection;
import dev.sentryprovision.host.facts.FactSubsets;
import dev.sentryprovision.host.facts.LocalFacts;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Wildcard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                    value =
                            "Only these groups of facts: all, min, hardware, network, virtual, or the name of a fact; ! in"
                                    + " front leaves one out.",
                    defaultValue = "all")
            List<String> gatherSubset,

            @Param(
                    value = "Accepted for compatibility: no fact is slow enough to need a limit of its own.",
                    defaultValue = "10")
            long gatherTimeout,

            @Param("The folder of the owner's own facts, in place of /etc/ansible/facts.d.")
            Optional<RemotePath> factPath,

            @Param("Accepted for compatibility: there is one gatherer, and it does all at once.")
            Optional<Boolean> parallel) {}

    @Override
    public Outcome run(Params params, Host host) {
        Optional<String> wrong = FactSubsets.wrongIn(params.gatherSubset);
        if (wrong.isPresent()) {
            return Outcome.failed(wrong.get());
        }
        Facts facts = new FactSelection(params.gatherSubset).of(host.currentFacts());
        facts = params.factPath.isPresent() ? facts.with("local", LocalFacts.in(params.factPath.get(), host)) : facts;
        Map<String, Object> chosen = new LinkedHashMap<>();
        facts.values().forEach((name, value) -> {
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

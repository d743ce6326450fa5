package dev.sentryprovision.run;

import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.value.Unknown;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Facts and variables that a task sets of which a dry run cannot tell what it does, or whether it is done at all: they
 * are unknown from then on, not undefined and not what they were.
 */
final class UnknownSettings {

    private final TaskAtHost at;
    private final ModuleType module;
    private final String reason;

    private UnknownSettings(TaskAtHost at, ModuleType module, String reason) {
        this.at = at;
        this.module = module;
        this.reason = reason;
    }

    /** Nothing when it cannot even be told which module it is. */
    static Optional<UnknownSettings> of(TaskAtHost at, String reason) {
        return Failures.orElse(
                () -> Optional.of(
                        new UnknownSettings(at, at.run().module(at.task().action(), at.scope()), reason)),
                Optional.empty());
    }

    void keep() {
        List<String> variables = List.of(module.spec().variables());
        List<String> facts = List.of(module.spec().facts());
        Work work = new Work(at, module);
        if (variables.isEmpty() && facts.isEmpty()) {
            work.leaveOut(reason);
            return;
        }
        HostKnowledge owner =
                Failures.orElse(work::factsOwner, at.host().host()).variables();
        Optional<Set<String>> told = module.needsHost() ? Optional.empty() : told(work);
        told.or(() -> names(variables))
                .ifPresentOrElse(names -> owner.set(unknown(names), at.task().where()), () -> owner.expectAny(reason));
        names(facts).ifPresent(names -> owner.addFacts(unknown(names)));
    }

    private Map<String, Object> unknown(Set<String> names) {
        Map<String, Object> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, Unknown.perhaps(reason)));
        return values;
    }

    /** What is left is whether it is done at all, where it can be tried here and now. */
    private static Optional<Set<String>> told(Work work) {
        return Failures.orElse(() -> Optional.of(names(work.onControlMachine())), Optional.empty());
    }

    private static Set<String> names(Outcome outcome) {
        Set<String> names = new LinkedHashSet<>(outcome.variables().keySet());
        for (Consequence consequence : outcome.consequences()) {
            if (consequence instanceof Consequence.Inclusion(var read)) {
                names.addAll(read.definitions().keySet());
            }
        }
        return names;
    }

    /** The declared names as they are for this task; nothing when one cannot be told. */
    private Optional<Set<String>> names(List<String> declared) {
        return Failures.orElse(
                () -> Optional.of(
                        Set.copyOf(declared.stream().flatMap(this::named).toList())),
                Optional.empty());
    }

    private Stream<String> named(String declared) {
        ModuleCall call = at.task().action();
        if (declared.equals("*")) {
            return new Arguments(at, module)
                    .names().stream()
                            .filter(name -> module.parameters().named(name).isEmpty());
        }
        int open = declared.indexOf('{');
        if (open < 0) {
            return Stream.of(declared);
        }
        int close = declared.indexOf('}');
        Object value = at.render(Optional.ofNullable(call.args().get(declared.substring(open + 1, close)))
                .orElseThrow());
        return Stream.of(declared.substring(0, open) + value + declared.substring(close + 1));
    }
}

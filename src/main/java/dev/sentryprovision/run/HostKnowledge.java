package dev.sentryprovision.run;

import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.host.Facts;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.value.Unknown;
import dev.sentryprovision.vars.HostVariables;
import dev.sentryprovision.vars.VariableLayer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a run learns about a host: set and registered variables, and facts once one of them is used. Thread-safe. */
final class HostKnowledge {

    private final HostVariables learned = new HostVariables();
    private final Map<String, Object> facts = new ConcurrentHashMap<>();
    private volatile Optional<Supplier<Facts>> source = Optional.empty();
    private volatile Optional<Unknown> expected = Optional.empty();

    /** A result under the name that the task gives it. */
    void register(Task task, TaskResult result) {
        task.register().ifPresent(name -> set(Map.of(name.text(), Results.registered(result)), task.where()));
    }

    /** From now on every variable that is not set may be, by what a dry run cannot tell. */
    void expectAny(String reason) {
        expected = Optional.of(Unknown.perhaps(reason));
    }

    void set(Map<String, Object> values, SourceSpan where) {
        learned.set(values, where);
    }

    /** What {@code include_vars} read. */
    void include(VariableLayer read) {
        learned.include(read);
    }

    /** Facts under their full names. */
    void addFacts(Map<String, Object> values) {
        facts.putAll(values);
    }

    /** Where facts come from once one of them is used. */
    void factsFrom(Supplier<Facts> supplier) {
        // What a task gathered in an earlier play is older.
        facts.keySet().removeIf(name -> Facts.fact(name).isPresent());
        source = Optional.of(supplier);
    }

    /** Whether facts were gathered, or can be once one is used. */
    boolean hasFacts() {
        return source.isPresent();
    }

    void clearFacts() {
        facts.clear();
        learned.clearFacts();
        source = Optional.empty();
    }

    /** What a rescue may ask about. */
    void setForRescue(Task task, Map<String, Object> result) {
        Map<String, Object> args = new LinkedHashMap<>();
        task.action().args().forEach((name, written) -> args.put(name, written.text()));
        Map<String, Object> failed =
                Map.of("name", task.title(), "action", task.action().written(), "args", args);
        set(Map.of("ansible_failed_task", failed, "ansible_failed_result", result), task.where());
    }

    /** Set, registered and included variables. */
    List<VariableLayer> layers() {
        return learned.layers();
    }

    /** Facts under their full names, and all of them as {@code ansible_facts}. */
    Variables factVariables() {
        return new FactVariables();
    }

    /** Variables that there may be: looked at where no other has the name. What the connection is made of is not among them. */
    Variables expected() {
        return new Expected();
    }

    private Map<String, Object> gathered() {
        Map<String, Object> all = new LinkedHashMap<>();
        source.ifPresent(
                supplier -> supplier.get().values().forEach((name, value) -> all.put(Facts.variable(name), value)));
        all.putAll(facts);
        return all;
    }

    private final class Expected implements Variables {

        @Override
        public Optional<Object> find(String name) {
            return name.startsWith("ansible_") ? Optional.empty() : expected.map(unknown -> unknown);
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    private final class FactVariables implements Variables {

        @Override
        public Optional<Object> find(String name) {
            if (name.equals("ansible_facts")) {
                return Optional.of(withoutPrefix());
            }
            Object known = facts.get(name);
            if (known != null) {
                return Optional.of(known);
            }
            return ConnectionVariables.NAMES.contains(name)
                    ? Optional.empty()
                    : Facts.fact(name)
                            .flatMap(fact -> source.map(
                                    supplier -> supplier.get().values().get(fact)));
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(gathered().keySet());
            names.add("ansible_facts");
            return names;
        }

        /** Facts have no prefix there; what modules added keeps its name when it has none. */
        private Map<String, Object> withoutPrefix() {
            Map<String, Object> result = new LinkedHashMap<>();
            gathered().forEach((name, value) -> result.put(Facts.fact(name).orElse(name), value));
            return result;
        }
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.host.Facts;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.Variables;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a run learns about a host: facts, set and registered variables. Thread-safe. */
final class HostVariables {

    private static final String PREFIX = "ansible_";

    private final Map<String, Object> set = new ConcurrentHashMap<>();
    private final Map<String, Object> facts = new ConcurrentHashMap<>();
    private volatile Optional<Supplier<Facts>> source = Optional.empty();

    /** A result under a name; facts of an earlier task of that name are replaced. */
    void register(String name, Map<String, Object> values, SourceSpan where) {
        set.put(name, values);
    }

    void set(Map<String, Object> values, SourceSpan where) {
        set.putAll(values);
    }

    /** Facts under their full names. */
    void addFacts(Map<String, Object> values) {
        facts.putAll(values);
    }

    /** Where facts come from once one of them is used. */
    void factsFrom(Supplier<Facts> supplier) {
        source = Optional.of(supplier);
    }

    void clearFacts() {
        facts.clear();
        source = Optional.empty();
    }

    /** What a rescue may ask about. */
    void setForRescue(String task, Map<String, Object> result) {
        set.put("ansible_failed_task", Map.of("name", task));
        set.put("ansible_failed_result", result);
    }

    /** Set and registered variables. */
    Variables setVariables() {
        return Layers.ofRaw(set);
    }

    /** Facts under their full names, and all of them as {@code ansible_facts}. */
    Variables factVariables() {
        return new FactVariables();
    }

    private Map<String, Object> gathered() {
        Map<String, Object> all = new LinkedHashMap<>();
        source.ifPresent(supplier -> supplier.get().values().forEach((name, value) -> all.put(PREFIX + name, value)));
        all.putAll(facts);
        return all;
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
            return name.startsWith(PREFIX) && !ConnectionVariables.NAMES.contains(name)
                    ? source.map(supplier -> supplier.get().values().get(name.substring(PREFIX.length())))
                    : Optional.empty();
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
            gathered().forEach((name, value) ->
                    result.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, value));
            return result;
        }
    }
}

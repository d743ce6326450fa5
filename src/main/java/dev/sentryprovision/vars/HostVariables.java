package dev.sentryprovision.vars;

import dev.sentryprovision.problem.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What tasks have learned about one host in this run. Thread-safe: each change replaces the whole, so {@link #layers()}
 * is a view that no later change touches.
 */
public final class HostVariables {

    private final AtomicReference<Learned> learned = new AtomicReference<>(Learned.NOTHING);

    private record Learned(
            Map<String, Object> facts, VariableLayer factLayer, VariableLayer included, VariableLayer set) {

        private static final Learned NOTHING =
                new Learned(Map.of(), empty(Layer.FACTS), empty(Layer.INCLUDE_VARS), empty(Layer.SET_FACTS));

        private static VariableLayer empty(Layer level) {
            return new VariableLayer(level, Map.of());
        }
    }

    /** The layers as they are now, for {@link LayeredVariables#with}. */
    public List<VariableLayer> layers() {
        Learned now = learned.get();
        return List.of(now.factLayer, now.included, now.set);
    }

    /** Facts as {@code ansible_facts} holds them, without the prefix. */
    public Map<String, Object> facts() {
        return learned.get().facts;
    }

    /**
     * Adds facts, as a module returns them: each is a variable by its own name, and is in {@code ansible_facts} without
     * the prefix {@code ansible_}.
     */
    public void addFacts(Map<String, Object> facts, SourceSpan where) {
        learned.updateAndGet(now -> {
            Map<String, Object> bare = new LinkedHashMap<>(now.facts);
            facts.forEach((name, value) -> bare.put(name.replaceFirst("^ansible_", ""), value));
            Map<String, Object> named = new LinkedHashMap<>(facts);
            named.put("ansible_facts", bare);
            VariableLayer layer = plus(now.factLayer, VariableLayer.of(Layer.FACTS, named, where));
            return new Learned(bare, layer, now.included, now.set);
        });
    }

    /** Registers a result, or sets facts in the sense of {@code set_fact}. */
    public void set(Map<String, Object> values, SourceSpan where) {
        learned.updateAndGet(now -> new Learned(
                now.facts,
                now.factLayer,
                now.included,
                plus(now.set, VariableLayer.of(Layer.SET_FACTS, values, where))));
    }

    /** Adds what {@code include_vars} read. */
    public void include(VariableLayer read) {
        learned.updateAndGet(now -> new Learned(now.facts, now.factLayer, plus(now.included, read), now.set));
    }

    /** Forgets facts and set facts, as {@code meta: clear_facts} does. */
    public void clearFacts() {
        learned.updateAndGet(
                now -> new Learned(Map.of(), Learned.NOTHING.factLayer, now.included, Learned.NOTHING.set));
    }

    private static VariableLayer plus(VariableLayer before, VariableLayer more) {
        Map<String, Definition> all = new LinkedHashMap<>(before.definitions());
        all.putAll(more.definitions());
        return new VariableLayer(before.level(), all);
    }
}

package dev.sentryprovision.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a module has to say; that something changed is not among it, the host knows.
 *
 * @param values    result keys for {@code register}
 * @param facts     facts of the machine, under the names of the variables they become: they join those gathered
 * @param variables variables to set on the host, as {@code set_fact} does: they win over facts
 * @param warnings  shown once each
 * @param consequences what the run is to do about it
 */
public record Outcome(
        Kind kind,
        Map<String, Object> values,
        Map<String, Object> facts,
        Map<String, Object> variables,
        List<String> warnings,
        List<Consequence> consequences) {

    /** How it ended. */
    public enum Kind {
        OK,
        FAILED,
        SKIPPED
    }

    public static Outcome ok() {
        return ok(Map.of());
    }

    public static Outcome ok(Map<String, Object> values) {
        return new Outcome(Kind.OK, values, Map.of(), Map.of(), List.of(), List.of());
    }

    public static Outcome failed(String message, Map<String, Object> values) {
        return new Outcome(Kind.FAILED, values, Map.of(), Map.of(), List.of(), List.of()).with("msg", message);
    }

    public static Outcome failed(String message) {
        return failed(message, Map.of());
    }

    public static Outcome skipped(String message) {
        return new Outcome(Kind.SKIPPED, Map.of("msg", message), Map.of(), Map.of(), List.of(), List.of());
    }

    public Outcome with(String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(key, value);
        return withValues(all);
    }

    /** The same with other result keys. */
    Outcome withValues(Map<String, Object> newValues) {
        return new Outcome(kind, newValues, facts, variables, warnings, consequences);
    }

    public Outcome withFacts(Map<String, Object> newFacts) {
        return new Outcome(kind, values, newFacts, variables, warnings, consequences);
    }

    public Outcome withVariables(Map<String, Object> newVariables) {
        return new Outcome(kind, values, facts, newVariables, warnings, consequences);
    }

    public Outcome withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new Outcome(kind, values, facts, variables, List.copyOf(more), consequences);
    }

    public Outcome withConsequence(Consequence consequence) {
        List<Consequence> more = new ArrayList<>(consequences);
        more.add(consequence);
        return new Outcome(kind, values, facts, variables, warnings, List.copyOf(more));
    }
}

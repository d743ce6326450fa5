package dev.sentryprovision.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a module has to say; that something changed is not among it, the host knows.
 *
 * @param values   result keys for {@code register}
 * @param facts    variables to set on the host, under their full names
 * @param warnings shown once each
 */
public record Outcome(Kind kind, Map<String, Object> values, Map<String, Object> facts, List<String> warnings) {

    /** How it ended. */
    public enum Kind {
        OK,
        FAILED,
        SKIPPED
    }

    public static Outcome ok() {
        return new Outcome(Kind.OK, Map.of(), Map.of(), List.of());
    }

    public static Outcome ok(Map<String, Object> values) {
        return new Outcome(Kind.OK, values, Map.of(), List.of());
    }

    public static Outcome failed(String message, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("msg", message);
        return new Outcome(Kind.FAILED, all, Map.of(), List.of());
    }

    public static Outcome failed(String message) {
        return failed(message, Map.of());
    }

    public static Outcome skipped(String message) {
        return new Outcome(Kind.SKIPPED, Map.of("msg", message), Map.of(), List.of());
    }

    public Outcome with(String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(key, value);
        return new Outcome(kind, all, facts, warnings);
    }

    public Outcome withFacts(Map<String, Object> newFacts) {
        return new Outcome(kind, values, newFacts, warnings);
    }

    public Outcome withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new Outcome(kind, values, facts, List.copyOf(more));
    }
}

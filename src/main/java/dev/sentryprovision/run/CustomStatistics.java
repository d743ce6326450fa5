package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.module.Consequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures that {@code set_stats} keeps for the end of a run. Thread-safe. */
final class CustomStatistics {

    private final Map<String, Object> ofRun = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> ofHosts = new LinkedHashMap<>();

    synchronized void add(String host, Consequence.Statistics figures) {
        Map<String, Object> place =
                figures.perHost() ? ofHosts.computeIfAbsent(host, _ -> new LinkedHashMap<>()) : ofRun;
        figures.data()
                .forEach((name, value) -> place.merge(
                        name, value, (before, more) -> figures.aggregate() ? together(before, more) : more));
    }

    synchronized boolean isEmpty() {
        return ofRun.isEmpty() && ofHosts.isEmpty();
    }

    synchronized Event.CustomStats event() {
        return new Event.CustomStats(new LinkedHashMap<>(ofRun), new LinkedHashMap<>(ofHosts));
    }

    /** Values of different kinds cannot be put together: the first one stays, as in Ansible. */
    private static Object together(Object before, Object more) {
        if (before instanceof Map<?, ?> known && more instanceof Map<?, ?> added) {
            Map<Object, Object> all = new LinkedHashMap<>(known);
            added.forEach((key, value) -> all.merge(
                    key, value, (old, now) -> old instanceof Map && now instanceof Map ? together(old, now) : now));
            return all;
        }
        if (before instanceof List<?> known && more instanceof List<?> added) {
            List<Object> all = new ArrayList<>(known);
            all.addAll(added);
            return all;
        }
        if (before instanceof String known && more instanceof String added) {
            return known + added;
        }
        return before instanceof Number known && more instanceof Number added ? sum(known, added) : before;
    }

    private static Number sum(Number one, Number other) {
        if (one instanceof Double || other instanceof Double) {
            return one.doubleValue() + other.doubleValue();
        }
        BigInteger sum = new BigInteger(one.toString()).add(new BigInteger(other.toString()));
        return sum.bitLength() < Long.SIZE ? (Number) sum.longValue() : sum;
    }
}

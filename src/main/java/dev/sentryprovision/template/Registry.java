package dev.sentryprovision.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Filters, tests or lookups by name. They come in families, one class each, and a family is loaded when a name is asked
 * for that none before it has: a small run never loads most of them.
 */
public final class Registry<T> {

    /** Collections whose filters, tests and lookups are built in, under their last name. */
    private static final Set<String> COLLECTIONS =
            Set.of("ansible.builtin", "ansible.legacy", "ansible.utils", "ansible.netcommon", "community.general");

    private final List<Supplier<Map<String, T>>> families;
    private final Map<String, T> known = new ConcurrentHashMap<>();
    private int loaded;

    public Registry(List<Supplier<Map<String, T>>> families) {
        this.families = List.copyOf(families);
    }

    public Optional<T> find(String name) {
        T found = known.get(name);
        return found != null ? Optional.of(found) : load(shortName(name));
    }

    private static String shortName(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && COLLECTIONS.contains(name.substring(0, dot)) ? name.substring(dot + 1) : name;
    }

    private synchronized Optional<T> load(String name) {
        while (!known.containsKey(name) && loaded < families.size()) {
            known.putAll(families.get(loaded++).get());
        }
        return Optional.ofNullable(known.get(name));
    }

    /** All names. */
    public Set<String> names() {
        load(" ");
        return new TreeSet<>(known.keySet());
    }
}

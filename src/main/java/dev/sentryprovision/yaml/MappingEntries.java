package dev.sentryprovision.yaml;

import dev.sentryprovision.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of one mapping while it is read: the last value of a key wins, at the place of the first. */
final class MappingEntries {

    private final Map<Object, Entry> byKey = new LinkedHashMap<>();

    /** Adds an entry and returns the one it replaces. */
    Optional<Entry> put(YamlScalar key, YamlNode value) {
        Object identity = identity(key.value());
        Optional<Entry> before = Optional.ofNullable(byKey.get(identity));
        byKey.put(identity, new Entry(before.map(old -> like(old.key(), key)).orElse(key), value));
        return before;
    }

    /** The first spelling stays, as in Python; the place is that of the value that counts. */
    private static YamlScalar like(YamlScalar first, YamlScalar last) {
        return new YamlScalar(first.text(), first.value(), first.style(), first.tag(), last.where());
    }

    List<Entry> all() {
        return new ArrayList<>(byKey.values());
    }

    /** Keys are equal when Python finds them equal: {@code 1}, {@code 1.0} and {@code true} are one key. */
    private static Object identity(Object key) {
        return switch (key) {
            case Boolean truth -> truth ? 1L : 0L;
            case Double number when number == number.longValue() -> number.longValue();
            default -> key;
        };
    }
}

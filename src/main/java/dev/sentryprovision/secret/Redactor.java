package dev.sentryprovision.secret;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows every secret met in a run (vault values, passwords, arguments a module declares secret) and takes them out of
 * whatever is about to be shown or stored. One for a run; thread-safe.
 */
public final class Redactor {

    /** Shorter values are too common as ordinary text ("no", "22") to be taken out everywhere. */
    private static final int SHORTEST = 4;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public void add(Secret secret) {
        add(secret.reveal());
    }

    /** Remembers a secret text, and each of its lines: tools print them one by one. */
    public void add(String value) {
        String trimmed = value.strip();
        if (trimmed.length() >= SHORTEST) {
            known.add(trimmed);
        }
        if (trimmed.contains("\n")) {
            trimmed.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= 2 * SHORTEST)
                    .forEach(known::add);
        }
    }

    public String redact(String text) {
        if (known.isEmpty() || text.length() < SHORTEST) {
            return text;
        }
        String result = text;
        for (String secret : longestFirst()) {
            if (result.contains(secret)) {
                result = result.replace(secret, Secret.REDACTED);
            }
        }
        return result;
    }

    /** The same for a value of the playbook language: texts inside lists and maps, keys included. */
    public Object redactValue(Object value) {
        return switch (value) {
            case Secret _ -> Secret.REDACTED;
            case String text -> redact(text);
            case List<?> list -> list.stream().map(this::redactValue).toList();
            case Map<?, ?> map -> redactMap(map);
            default -> value;
        };
    }

    private Map<Object, Object> redactMap(Map<?, ?> map) {
        Map<Object, Object> result = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> result.put(redactValue(key), redactValue(value)));
        return result;
    }

    /** A secret that holds another one must go first, or its remains would show. */
    private List<String> longestFirst() {
        return known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}

package dev.sentryprovision.template;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables a template sees, by name. Values are raw: they are rendered when a template uses them. */
public interface Variables {

    /** The raw value that wins for this name, or nothing when no layer has it. */
    Optional<Object> find(String name);

    Set<String> names();

    /** Those of a dictionary; it is not copied. */
    static Variables of(Map<String, ?> values) {
        return new Variables() {
            @Override
            public Optional<Object> find(String name) {
                return Optional.ofNullable(values.get(name));
            }

            @Override
            public Set<String> names() {
                return Collections.unmodifiableSet(values.keySet());
            }
        };
    }
}

package dev.sentryprovision.template;

import java.util.Optional;
import java.util.Set;

/** The variables a template sees, by name. Values are raw: they are rendered when a template uses them. */
public interface Variables {

    /** The raw value that wins for this name, or nothing when no layer has it. */
    Optional<Object> find(String name);

    Set<String> names();
}

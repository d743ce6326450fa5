package dev.sentryprovision.template.python;

import java.util.Optional;

/** A value with attributes of its own. */
public interface Attributed {

    Optional<Object> attribute(String name);
}

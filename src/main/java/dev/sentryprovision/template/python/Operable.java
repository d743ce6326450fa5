package dev.sentryprovision.template.python;

import java.util.Optional;

/** A value with arithmetic of its own: dates and durations. */
public interface Operable {

    Optional<Object> plus(Object other);

    Optional<Object> minus(Object other);
}

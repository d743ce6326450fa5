package dev.sentryprovision.run;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is worked out when it is asked for first, and kept. Thread-safe; a failure is not kept. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(source.get());
        }
        return value.get();
    }
}

package dev.sentryprovision.host;

import java.util.function.Supplier;

/** An answer that is worked out once, at the latest when it is settled. */
final class Settled<T> implements Asked<T> {

    private sealed interface Result<T> {
        record Open<T>(Supplier<T> work) implements Result<T> {}

        record Value<T>(T value) implements Result<T> {}

        record Failure<T>(RuntimeException exception) implements Result<T> {}
    }

    private Result<T> result;

    Settled(Supplier<T> work) {
        this.result = new Result.Open<>(work);
    }

    synchronized void settle() {
        if (result instanceof Result.Open<T>(Supplier<T> work)) {
            try {
                result = new Result.Value<>(work.get());
            } catch (RuntimeException e) {
                result = new Result.Failure<>(e);
            }
        }
    }

    @Override
    public synchronized T get() {
        settle();
        return switch (result) {
            case Result.Value<T>(T value) -> value;
            case Result.Failure<T>(RuntimeException exception) -> throw exception;
            case Result.Open<T> _ -> throw new IllegalStateException("settled, yet open");
        };
    }
}

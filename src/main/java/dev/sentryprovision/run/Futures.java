package dev.sentryprovision.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting for work in other threads as if it were done here. */
final class Futures {

    private Futures() {}

    /** What went wrong there, to be thrown here. */
    static RuntimeException unchecked(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            default -> new IllegalStateException(failed.getCause());
        };
    }

    /** Waits; a failure there is thrown here. */
    static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

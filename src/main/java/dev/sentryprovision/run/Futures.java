package dev.sentryprovision.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting for work in other threads as if it were done here. */
final class Futures {

    private Futures() {}

    /** Waits; a failure there is thrown here. */
    static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.host.HostFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The {@code timeout} of a task: of all it does, be it on the host or here. */
record TimeLimit(String action, Duration limit) {

    /** Commands are killed on the host by then; only what else the task does is given up here. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** @throws HostFailure when it took too long */
    <T> T within(Supplier<T> work) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> future = executor.submit(work::get);
            try {
                return future.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                future.cancel(true);
                throw exceeded();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof ConnectionFailure lost && lost.kind() == Kind.TIME_LIMIT
                        ? exceeded()
                        : Futures.unchecked(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private HostFailure exceeded() {
        long seconds = limit.toSeconds();
        return new HostFailure(
                "The " + action + " action failed to execute in the expected time frame (" + seconds
                        + ") and was terminated",
                Map.of("timedout", Map.of("period", seconds)));
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.problem.SourceSpan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Keeps a task from running on more hosts at once than its {@code throttle} says, whatever the strategy. Thread-safe. */
final class Throttles {

    /** As many hosts at once as there are. */
    static final int NONE = Integer.MAX_VALUE;

    private record Limit(SourceSpan task, int atOnce) {}

    private final Map<Limit, Semaphore> permits = new ConcurrentHashMap<>();

    void run(SourceSpan task, int atOnce, Runnable work) {
        if (atOnce == NONE) {
            work.run();
            return;
        }
        Semaphore permit = permits.computeIfAbsent(new Limit(task, atOnce), _ -> new Semaphore(atOnce, true));
        permit.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            permit.release();
        }
    }
}

package dev.sentryprovision.host;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the changes of one machine in a run: what was looked up in an earlier epoch may no longer hold. */
final class Epoch {

    private final AtomicLong count = new AtomicLong();

    long now() {
        return count.get();
    }

    void end() {
        count.incrementAndGet();
    }
}

package dev.sentryprovision.connection;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts for {@link Traffic}. One wait covers all that was sent before it, on whichever shell of the connection: the
 * count does not depend on how fast replies come.
 */
final class TrafficMeter {

    private final AtomicLong lastSent = new AtomicLong();
    private final AtomicLong covered = new AtomicLong();
    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final LongAdder bytesReceived = new LongAdder();

    /** A request goes out. @return its place among all that was sent */
    long request(long bytes) {
        requests.increment();
        bytesSent.add(bytes);
        return lastSent.incrementAndGet();
    }

    /** Somebody waits for the reply to the request at a place. */
    void awaited(long place) {
        long before = covered.get();
        while (place > before) {
            if (covered.compareAndSet(before, lastSent.get())) {
                roundTrips.increment();
                return;
            }
            before = covered.get();
        }
    }

    void waits(int count) {
        roundTrips.add(count);
    }

    void sent(long bytes) {
        bytesSent.add(bytes);
    }

    void received(long bytes) {
        bytesReceived.add(bytes);
    }

    Traffic total() {
        return new Traffic(roundTrips.sum(), requests.sum(), bytesSent.sum(), bytesReceived.sum());
    }
}

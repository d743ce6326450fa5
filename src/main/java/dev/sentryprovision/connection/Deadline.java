package dev.sentryprovision.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something when a block is not left in time: blocked reads of streams end by closing them only. */
final class Deadline implements AutoCloseable {

    private final CountDownLatch left = new CountDownLatch(1);

    private Deadline(Duration limit, Runnable action) {
        Thread.ofVirtual().start(() -> {
            try {
                if (!left.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    action.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static Deadline after(Duration limit, Runnable action) {
        return new Deadline(limit, action);
    }

    @Override
    public void close() {
        left.countDown();
    }
}

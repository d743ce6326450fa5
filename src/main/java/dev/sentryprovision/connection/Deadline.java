package dev.sentryprovision.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Does something when a block is not left in time, and interrupts the thread that made it: a blocked read ends by that or
 * by closing its stream only. Once {@link #close} has returned, the action has run to its end or never will.
 */
final class Deadline implements AutoCloseable {

    private enum State {
        OPEN,
        LEFT,
        MISSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch acted = new CountDownLatch(1);

    private Deadline(Duration limit, Runnable action) {
        Thread owner = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                if (!left.await(limit.toMillis(), TimeUnit.MILLISECONDS)
                        && state.compareAndSet(State.OPEN, State.MISSED)) {
                    action.run();
                    owner.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                acted.countDown();
            }
        });
    }

    static Deadline after(Duration limit, Runnable action) {
        return new Deadline(limit, action);
    }

    /** Leaves the block. @return whether that was too late; the interruption is over then */
    boolean leave() {
        close();
        boolean missed = state.get() == State.MISSED;
        if (missed) {
            Thread.interrupted();
        }
        return missed;
    }

    @Override
    public void close() {
        state.compareAndSet(State.OPEN, State.LEFT);
        left.countDown();
        boolean interrupted = false;
        while (state.get() == State.MISSED && acted.getCount() > 0) {
            try {
                acted.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

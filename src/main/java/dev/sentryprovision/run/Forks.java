package dev.sentryprovision.run;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** How many hosts are worked on at once; one virtual thread for each host at work. */
final class Forks {

    private final Semaphore permits;

    Forks(int forks) {
        this.permits = new Semaphore(forks, true);
    }

    /** Does the work for each, at most {@code atOnce} of them at a time, and waits for all. */
    <T> void forEach(List<T> subjects, int atOnce, Consumer<T> work) {
        if (subjects.size() == 1 || atOnce == 1) {
            subjects.forEach(subject -> withPermit(subject, work));
            return;
        }
        Semaphore throttle = new Semaphore(atOnce);
        sideBySide(subjects, subject -> {
            throttle.acquireUninterruptibly();
            try {
                withPermit(subject, work);
            } finally {
                throttle.release();
            }
        });
    }

    /** Does the work for each at once, without a permit: for work that takes permits by itself. */
    <T> void sideBySide(List<T> subjects, Consumer<T> work) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> started = subjects.stream()
                    .map(subject -> executor.submit(() -> work.accept(subject)))
                    .toList();
            started.forEach(Futures::join);
        }
    }

    private <T> void withPermit(T subject, Consumer<T> work) {
        permits.acquireUninterruptibly();
        try {
            work.accept(subject);
        } finally {
            permits.release();
        }
    }
}

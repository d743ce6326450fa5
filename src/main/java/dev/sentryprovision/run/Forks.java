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
        sideBySide(subjects, atOnce, subject -> withPermit(subject, work));
    }

    /** Does the work for each, some at once, without a permit: for work that takes permits by itself. */
    <T> void sideBySide(List<T> subjects, int atOnce, Consumer<T> work) {
        if (subjects.size() == 1) {
            work.accept(subjects.getFirst());
            return;
        }
        Semaphore places = new Semaphore(Math.max(1, atOnce), true);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> started = subjects.stream()
                    .map(subject -> executor.submit(() -> within(places, subject, work)))
                    .toList();
            started.forEach(Futures::join);
        }
    }

    private static <T> void within(Semaphore places, T subject, Consumer<T> work) {
        places.acquireUninterruptibly();
        try {
            work.accept(subject);
        } finally {
            places.release();
        }
    }

    private <T> void withPermit(T subject, Consumer<T> work) {
        within(permits, subject, work);
    }
}

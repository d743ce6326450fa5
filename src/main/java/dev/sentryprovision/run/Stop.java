package dev.sentryprovision.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The user's wish to end a run early, passed from the command line to the engine. Thread-safe. */
public final class Stop {

    /** How soon; a later one includes the earlier ones. */
    public enum Wish {
        NONE,
        /** Tasks that have begun on a host are finished, no further one begins. */
        AFTER_RUNNING_TASKS,
        /** Running tasks are given up too. */
        NOW
    }

    private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.NONE);
    private final List<Runnable> whenNow = new CopyOnWriteArrayList<>();

    public Wish wish() {
        return wish.get();
    }

    /** Whether no further task may begin. */
    public boolean wanted() {
        return wish() != Wish.NONE;
    }

    public void afterRunningTasks() {
        wish.compareAndSet(Wish.NONE, Wish.AFTER_RUNNING_TASKS);
    }

    public void now() {
        if (wish.getAndSet(Wish.NOW) != Wish.NOW) {
            whenNow.forEach(Runnable::run);
        }
    }

    /** Runs an action when it comes to {@link Wish#NOW}; at once, when that was said already. It may run twice. */
    public void whenNow(Runnable action) {
        whenNow.add(action);
        if (wish() == Wish.NOW) {
            action.run();
        }
    }
}

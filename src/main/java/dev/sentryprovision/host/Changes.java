package dev.sentryprovision.host;

import java.util.ArrayList;
import java.util.List;

/** What a task changed on a machine, in order. Thread-safe. */
public final class Changes {

    private final List<Change> done = new ArrayList<>();

    synchronized void add(Change change) {
        done.add(change);
    }

    public synchronized List<Change> list() {
        return List.copyOf(done);
    }

    public synchronized boolean isEmpty() {
        return done.isEmpty();
    }

    /** Takes out what was changed so far. */
    public synchronized List<Change> drain() {
        List<Change> result = List.copyOf(done);
        done.clear();
        return result;
    }
}

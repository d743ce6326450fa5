package dev.sentryprovision.run;

import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.problem.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;

/**
 * What the next tasks of one host will find, looked up ahead of their turns in one round trip. An outcome counts only if
 * at its turn the task has the same arguments and nothing was changed on the machine since.
 *
 * <p>How far it looks adapts to the host: not at all after a change, twice as far each time nothing changed.
 */
final class LookAhead {

    private static final int FIRST = 8;
    private static final int FARTHEST = 128;

    /** A task with its arguments, as a certain user in a certain environment. */
    record Key(SourceSpan task, Map<String, Object> arguments, HostSession session, Object view) {}

    /** An outcome without changes, and the machine's epoch when the task began to look. */
    record Seen(Key key, long epoch, Outcome outcome) {}

    private final Map<Key, Seen> seen = new HashMap<>();
    private int window = FIRST;

    /** The outcome of a task that found nothing to change, if that still holds. */
    synchronized Optional<Outcome> take(Key key) {
        return Optional.ofNullable(seen.remove(key))
                .filter(known -> known.epoch() == key.session().epoch())
                .map(Seen::outcome);
    }

    /** Tries the next tasks together, the current one among them. */
    void explore(Prospects prospects) {
        int wide = window;
        if (wide <= 1) {
            return;
        }
        List<Work> works = prospects.next(wide);
        Phaser together = new Phaser(works.size());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Seen>>> tried = works.stream()
                    .map(work -> executor.submit(() -> attempt(work, together)))
                    .toList();
            tried.forEach(future -> Futures.join(future).ifPresent(this::keep));
        }
        window = Math.min(FARTHEST, wide * 2);
    }

    /** Learns how a task that was not looked up ahead went. */
    synchronized void learn(boolean changed) {
        if (changed) {
            seen.clear();
            window = 1;
        } else if (window == 1) {
            window = FIRST;
        }
    }

    private synchronized void keep(Seen known) {
        seen.put(known.key(), known);
    }

    /** Whatever goes wrong ahead of time will show at the task's turn, if it is still so then. */
    private static Optional<Seen> attempt(Work work, Phaser together) {
        try {
            return work.tryAhead(together);
        } catch (RuntimeException _) {
            return Optional.empty();
        } finally {
            together.arriveAndDeregister();
        }
    }
}

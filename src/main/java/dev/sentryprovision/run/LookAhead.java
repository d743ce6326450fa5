package dev.sentryprovision.run;

import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.problem.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;

/**
 * What the next tasks of one host will find, looked up ahead of their turns in one round trip. An outcome counts only if
 * at its turn the task has the same arguments and nothing was changed on the machine since. Items of a loop that would
 * change something do so together, see {@link SharedTurn}.
 *
 * <p>How far it looks adapts to the host: not at all after a change, farther each time that it was of use.
 */
final class LookAhead {

    private static final int FIRST = 16;
    private static final int GROWTH = 4;
    private static final int FARTHEST = 256;

    /** A task with its arguments, as a certain user in a certain environment. */
    record Key(SourceSpan task, Map<String, Object> arguments, HostSession session, HostView view) {}

    private final Map<Key, Trial.Seen> seen = new HashMap<>();
    private final Map<Key, Work.Done> done = new HashMap<>();
    private final Map<Key, List<Change>> begun = new HashMap<>();
    private Optional<Key> alone = Optional.empty();
    private int window = FIRST;

    /** What a task has done in the turn of another, or has found with nothing to change, if that still holds. */
    synchronized Optional<Work.Done> take(Key key) {
        return Optional.ofNullable(done.remove(key))
                .or(() -> Optional.ofNullable(seen.remove(key))
                        .filter(Trial.Seen::stillHolds)
                        .map(known -> new Work.Done(known.outcome(), List.of())));
    }

    /** What a task has changed in the turn of another, without coming to its end. */
    synchronized List<Change> takeBegun(Key key) {
        return Optional.ofNullable(begun.remove(key)).orElse(List.of());
    }

    /** Tries the next tasks together with the current one, and tells what came of that one. */
    Optional<Work.Done> explore(Key current, Prospects prospects) {
        int wide = window;
        if (wide <= 1 || alone.equals(Optional.of(current))) {
            return Optional.empty();
        }
        List<Work> next = prospects.next(wide);
        int sharing = prospects.sharingTurn();
        List<Trial> trials = tryTogether(next, sharing);
        trials.forEach(this::keep);
        window = Math.min(FARTHEST, wide * GROWTH);
        SharedTurn.of(trials.subList(0, sharing)).ifPresent(this::share);
        return take(current);
    }

    /** @param sharing how many of them, from the first on, may share a turn */
    private static List<Trial> tryTogether(List<Work> works, int sharing) {
        Phaser together = new Phaser(works.size());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Trial>> tried = IntStream.range(0, works.size())
                    .mapToObj(i -> executor.submit(() -> attempt(works.get(i), together, sharing > 1 && i < sharing)))
                    .toList();
            return tried.stream().map(Futures::join).toList();
        }
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

    private synchronized void keep(Trial trial) {
        if (trial instanceof Trial.Seen known && known.changesNothing()) {
            seen.put(known.key(), known);
        }
    }

    private synchronized void share(SharedTurn turn) {
        SharedTurn.Result result = turn.take();
        seen.clear();
        done.putAll(result.done());
        begun.putAll(result.begun());
        alone = result.failed();
        if (alone.isPresent()) {
            window = FIRST;
        }
    }

    /** Whatever goes wrong ahead of time will show at the task's turn, if it is still so then. */
    private static Trial attempt(Work work, Phaser together, boolean sharesTurn) {
        try {
            return work.tryAhead(together, sharesTurn);
        } catch (RuntimeException _) {
            return new Trial.Open();
        } finally {
            together.arriveAndDeregister();
        }
    }
}

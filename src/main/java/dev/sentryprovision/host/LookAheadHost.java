package dev.sentryprovision.host;

import dev.sentryprovision.host.Change.FetchChange;
import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;

/**
 * A host as a task sees it that is tried before its turn: it may look, and what it wants to change at paths is worked out
 * but not done. As soon as it wants more than that, it is parked until its turn comes. A task that cannot share a turn is
 * parked at its first change: all that follows, such as digests of what it would send, is for its turn.
 *
 * <p>Tasks that are tried together wait for each other before any of them gets an answer, so that all their looks go
 * out in one round trip. Each of them is a party of the phaser, and leaves it when it is done.
 */
public final class LookAheadHost extends RecordingHost {

    /** The task wants what only its turn can give. Carries no trace: it is no error. */
    public static final class Parked extends RuntimeException {
        private Parked() {
            super("it is not this task's turn", null, false, false);
        }
    }

    private final RecordingHost host;
    private final Phaser together;
    private final boolean sharesTurn;
    private final Set<Look<?>> looks = new LinkedHashSet<>();
    private final List<Planned> planned = new ArrayList<>();

    /** @param sharesTurn whether its changes may be made in the turn of another task */
    LookAheadHost(RecordingHost host, Phaser together, boolean sharesTurn) {
        super(host.view().aside());
        this.host = host;
        this.together = together;
        this.sharesTurn = sharesTurn;
    }

    /** What the task has seen, and what it would change. */
    public synchronized Foreseen foreseen() {
        return new Foreseen(Set.copyOf(looks), List.copyOf(planned));
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        note(look);
        return answered(host.ask(look));
    }

    @Override
    <T> Asked<T> known(Look<T> look) {
        note(look);
        return answered(host.known(look));
    }

    /** What it would have changed is not there to be looked at. */
    private synchronized void note(Look<?> look) {
        if (!planned.isEmpty()) {
            throw new Parked();
        }
        looks.add(look);
    }

    private <T> Asked<T> answered(Asked<T> asked) {
        return () -> {
            together.arriveAndAwaitAdvance();
            return asked.get();
        };
    }

    @Override
    boolean isForetold() {
        return host.isForetold();
    }

    @Override
    Optional<String> pending(Subject... subjects) {
        return host.pending(subjects);
    }

    @Override
    public void confirmMissing() {
        waitForEarlier();
    }

    @Override
    public void confirmAbsent(RemotePath path) {
        waitForEarlier();
    }

    /** In a dry run, what comes before its turn may still bring it; in a real one, that shows in the looks. */
    private void waitForEarlier() {
        if (host instanceof DryRunHost) {
            throw new Parked();
        }
    }

    @Override
    public Facts currentFacts() {
        if (!foreseen().changesNothing()) {
            throw new Parked();
        }
        return super.currentFacts();
    }

    @Override
    void perform(Step step, Situation situation, PathChange change) {
        plan(List.of(new Planned(step, situation, change)));
    }

    @Override
    void perform(List<Planned> steps, Consumer<Change> done) {
        plan(steps);
        steps.forEach(each -> done.accept(each.change()));
    }

    private synchronized void plan(List<Planned> steps) {
        if (!planned.isEmpty() || !sharesTurn && !steps.isEmpty()) {
            throw new Parked();
        }
        planned.addAll(steps);
    }

    @Override
    RunResult perform(Command command, Effect effect) {
        throw new Parked();
    }

    @Override
    void perform(FetchChange change, Optional<String> sha1) {
        throw new Parked();
    }
}

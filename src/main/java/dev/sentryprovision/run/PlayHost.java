package dev.sentryprovision.run;

import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Task;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A host in a play: whether it is still in, which handlers it owes, which roles it had. Guarded by itself. */
final class PlayHost {

    /** Whether tasks still run on it. */
    enum Standing {
        ACTIVE,
        FAILED,
        UNREACHABLE,
        /** Left without fault: end_host, end_play. */
        ENDED,
        /** Back when the role is over: end_role. */
        ROLE_ENDED
    }

    /** What took a host out, for rescue. */
    record Failure(Task task, TaskResult result) {}

    private final RunHost host;
    private final Map<PlacedTask, Optional<String>> notified = new LinkedHashMap<>();
    private final Set<List<Object>> roles = new LinkedHashSet<>();
    private final LookAhead lookAhead = new LookAhead();
    private Standing standing = Standing.ACTIVE;
    private boolean mayBeRescued;
    private Optional<String> doubt = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    PlayHost(RunHost host) {
        this.host = host;
    }

    RunHost host() {
        return host;
    }

    String name() {
        return host.name();
    }

    LookAhead lookAhead() {
        return lookAhead;
    }

    synchronized Standing standing() {
        return standing;
    }

    boolean isActive() {
        return standing() == Standing.ACTIVE;
    }

    /** Failed or was unreachable. */
    boolean isLost() {
        Standing now = standing();
        return now == Standing.FAILED || now == Standing.UNREACHABLE;
    }

    /** Of one that failed: whether a rescue or always is still to come. */
    synchronized boolean mayBeRescued() {
        return mayBeRescued;
    }

    boolean isFailed() {
        return standing() == Standing.FAILED;
    }

    synchronized Optional<Failure> failure() {
        return failure;
    }

    /** @param where where in the play that was: a block around it may rescue the host */
    synchronized void fail(Failure why, Frame where) {
        standing = Standing.FAILED;
        mayBeRescued = where.guarded();
        failure = Optional.of(why);
    }

    synchronized void lose() {
        standing = Standing.UNREACHABLE;
    }

    synchronized void end() {
        standing = Standing.ENDED;
    }

    synchronized void endRole() {
        standing = Standing.ROLE_ENDED;
    }

    /** The role that was ended is over. */
    synchronized void afterRole() {
        if (standing == Standing.ROLE_ENDED) {
            standing = Standing.ACTIVE;
        }
    }

    /** Back among the active ones, for a rescue or an always. */
    synchronized void revive() {
        standing = Standing.ACTIVE;
    }

    /** @param why it cannot be told whether the handler is really notified, where that is so */
    synchronized void notified(PlacedTask handler, Optional<String> why) {
        notified.merge(handler, why, (before, now) -> before.isEmpty() ? before : now);
    }

    /** Whether it owed the handler; afterwards it does not. */
    synchronized boolean takeNotified(PlacedTask handler) {
        boolean owed = notified.containsKey(handler);
        doubt = owed ? notified.remove(handler) : Optional.empty();
        return owed;
    }

    /** Why it cannot be told whether the handler that it is at is done at all. */
    synchronized Optional<String> doubt() {
        return doubt;
    }

    /** The handler is done. */
    synchronized void leaveHandler() {
        doubt = Optional.empty();
    }

    synchronized Set<PlacedTask> owed() {
        return Set.copyOf(notified.keySet());
    }

    synchronized boolean hadRole(List<Object> identity) {
        return roles.contains(identity);
    }

    synchronized void hasRole(List<Object> identity) {
        roles.add(identity);
    }
}

package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The shell of one user for the whole life of a connection. A session that ended (a script killed it, a time limit
 * passed) is replaced at the next request.
 */
final class LastingShell implements Shell {

    /** How often a wait looks whether the shell has gone without its outputs ending. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(15);

    private final Supplier<ShellSession> starter;
    private final TrafficMeter meter;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<ShellSession> session = Optional.empty();
    private Optional<ConnectionFailure> refused = Optional.empty();

    LastingShell(Supplier<ShellSession> starter, TrafficMeter meter) {
        this.starter = starter;
        this.meter = meter;
    }

    /** Starts it now rather than at the first request. */
    LastingShell started() {
        current();
        return this;
    }

    @Override
    public PendingReply send(ShellRequest request) {
        SentRequest sent = new SentRequest(request);
        long place = meter.request(request.script().length());
        lock.lock();
        try {
            current().send(sent);
        } finally {
            lock.unlock();
        }
        return () -> await(sent, place);
    }

    void close(ConnectionFailure reason) {
        lock.lock();
        try {
            session.ifPresent(open -> open.end(reason));
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; the next request starts another. */
    void leave(ConnectionFailure reason) {
        lock.lock();
        try {
            session.filter(open -> !open.hasEnded()).ifPresent(open -> open.leave(reason));
        } finally {
            lock.unlock();
        }
    }

    /** Kills what runs, and refuses what waits and what may come. */
    void kill(ConnectionFailure reason) {
        lock.lock();
        try {
            Optional<ShellSession> open = session.filter(each -> !each.hasEnded());
            open.ifPresent(old -> old.running().ifPresent(running -> {
                old.abandon(running, reason).forEach(waiting -> waiting.fail(reason));
                replace(old, List.of());
            }));
            session.ifPresent(each -> each.end(reason));
            refused = Optional.of(reason);
        } finally {
            lock.unlock();
        }
    }

    private ShellSession current() {
        lock.lock();
        try {
            if (session.isEmpty() || session.get().hasEnded()) {
                session = Optional.of(start());
            }
            return session.get();
        } finally {
            lock.unlock();
        }
    }

    /** A refusal is remembered: asking again with the same wrong password would lock the account. */
    private ShellSession start() {
        if (refused.isPresent()) {
            throw refused.get();
        }
        try {
            return starter.get();
        } catch (ConnectionFailure failure) {
            if (failure.kind() == Kind.BECOME_PASSWORD_WRONG) {
                refused = Optional.of(failure);
            }
            throw failure;
        }
    }

    private Reply await(SentRequest sent, long place) {
        meter.awaited(place);
        try {
            Optional<Duration> limit = sent.request().limit();
            if (limit.isEmpty()) {
                return awaitForEver(sent);
            }
            return awaitWithin(sent, limit.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionFailure(
                    Kind.LOST, "waiting for a script was interrupted", "run again to finish what was left", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private Reply awaitForEver(SentRequest sent) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return sent.reply().get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                glance();
            }
        }
    }

    private Reply awaitWithin(SentRequest sent, Duration limit) throws InterruptedException, ExecutionException {
        while (true) {
            Duration left = sent.isStarted()
                    ? limit.minusNanos(System.nanoTime() - sent.started().get())
                    : GLANCE;
            if (left.isNegative()) {
                return stop(sent, limit);
            }
            try {
                return sent.reply().get(shorter(left, GLANCE).toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                glance();
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void glance() {
        session.ifPresent(ShellSession::endIfGone);
    }

    /** Kills what the request started, with a new shell of the same user; that one goes on with what was waiting. */
    private Reply stop(SentRequest sent, Duration limit) throws InterruptedException, ExecutionException {
        ConnectionFailure reason = new ConnectionFailure(
                Kind.TIME_LIMIT,
                "a script ran longer than its limit of " + limit.toSeconds() + " s and was killed",
                "raise the task's timeout, or look on the machine what it waits for");
        lock.lock();
        try {
            if (!sent.reply().isDone()) {
                ShellSession old = session.orElseThrow();
                List<SentRequest> waiting = old.abandon(sent, reason);
                replace(old, waiting);
            }
        } finally {
            lock.unlock();
        }
        return sent.reply().get();
    }

    private void replace(ShellSession old, List<SentRequest> waiting) {
        try {
            ShellSession fresh = start();
            session = Optional.of(fresh);
            SentRequest kill = new SentRequest(ShellRequest.of(ProcessTree.kill(old.pid())));
            fresh.send(kill);
            kill.reply().get(KILL_LIMIT.toSeconds(), TimeUnit.SECONDS);
            waiting.forEach(fresh::send);
        } catch (ConnectionFailure failure) {
            waiting.forEach(sent -> sent.fail(failure));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            ConnectionFailure failure = new ConnectionFailure(
                    Kind.LOST,
                    "the processes of a script that took too long could not be killed",
                    "look on the machine",
                    e);
            waiting.forEach(sent -> sent.fail(failure));
        } finally {
            old.close();
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            // A new one, so that its trace is that of whoever waited.
            case ConnectionFailure failure ->
                new ConnectionFailure(failure.kind(), failure.getMessage(), failure.advice(), failure);
            case RuntimeException other -> other;
            default -> new IllegalStateException(e.getCause());
        };
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.module.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The tasks that a run has left running, by the ids of their jobs. At the end of the run a task that is a single command
 * goes on by itself on its host; for others the run waits, for they need it to do the rest. Thread-safe.
 */
final class Jobs implements AutoCloseable {

    private record Job(
            String id, String host, boolean goesOnAlone, CompletableFuture<TaskResult> result, Thread worker) {}

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final EventSink events;
    private final Clock clock;

    Jobs(EventSink events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    String newId() {
        return "j" + clock.millis() + "." + ProcessHandle.current().pid() + numbers.incrementAndGet();
    }

    /**
     * Starts one. What goes on alone has begun when this returns.
     *
     * @param begun is counted down when it goes on by itself on the host
     */
    void start(String id, String host, boolean goesOnAlone, CountDownLatch begun, Supplier<TaskResult> work) {
        CompletableFuture<TaskResult> result = new CompletableFuture<>();
        Thread worker = Thread.ofVirtual().name("job-" + id).unstarted(() -> {
            result.complete(Failures.asResults(work));
            begun.countDown();
        });
        jobs.put(id, new Job(id, host, goesOnAlone, result, worker));
        worker.start();
        if (goesOnAlone) {
            await(begun);
        }
    }

    private static void await(CountDownLatch begun) {
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Notes the outcome of one that was only foretold. */
    void foretold(String id, String host, TaskResult result) {
        jobs.put(id, new Job(id, host, true, CompletableFuture.completedFuture(result), Thread.currentThread()));
    }

    /** Whether something works on the host that no task waits for: what is seen there may change at any time. */
    boolean areAtWorkOn(String host) {
        return !jobs.isEmpty()
                && jobs.values().stream()
                        .anyMatch(
                                job -> job.host().equals(host) && !job.result().isDone());
    }

    /** What is known of a job: that it runs, or what its task has come to; nothing of one that another run began. */
    Optional<Outcome> find(String id) {
        return Optional.ofNullable(jobs.get(id))
                .map(job -> job.result().isDone()
                        ? BackgroundTask.outcome(job.result().join())
                        : BackgroundTask.running());
    }

    @Override
    public void close() {
        List<Job> running =
                jobs.values().stream().filter(job -> !job.result().isDone()).toList();
        running.stream().filter(job -> !job.goesOnAlone()).forEach(this::await);
        running.stream().filter(Job::goesOnAlone).forEach(job -> job.worker().interrupt());
    }

    private void await(Job job) {
        events.accept(new Event.Warning("waiting for the background job " + job.id() + " on " + job.host()
                + ": without this run it could not be finished"));
        job.result().join();
    }
}

package dev.sentryprovision.connection;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A request on its way through a {@link ShellSession}, and what has come back so far. */
final class SentRequest {

    private final ShellRequest request;
    private final CompletableFuture<Long> started = new CompletableFuture<>();
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private final Optional<LineSplitter> lines;
    private Optional<byte[]> stdout = Optional.empty();
    private Optional<byte[]> stderr = Optional.empty();
    private Optional<RuntimeException> consumerFailed = Optional.empty();
    private int status;

    SentRequest(ShellRequest request) {
        this.request = request;
        this.lines = request.onOutput().map(LineSplitter::new);
    }

    ShellRequest request() {
        return request;
    }

    /** The moment it became the one that runs, in {@link System#nanoTime}. */
    CompletableFuture<Long> started() {
        return started;
    }

    CompletableFuture<Reply> reply() {
        return reply;
    }

    void start() {
        started.complete(System.nanoTime());
    }

    boolean isStarted() {
        return started.isDone();
    }

    void outputArrived(byte[] buffer, int from, int to) {
        hand(splitter -> splitter.feed(buffer, from, to));
    }

    /** @return whether it is complete now */
    synchronized boolean stdoutEnded(byte[] content, int exitStatus) {
        stdout = Optional.of(content);
        status = exitStatus;
        hand(LineSplitter::end);
        return isComplete();
    }

    synchronized boolean stderrEnded(byte[] content) {
        stderr = Optional.of(content);
        return isComplete();
    }

    void complete() {
        consumerFailed.ifPresentOrElse(
                reply::completeExceptionally,
                () -> reply.complete(new Reply(status, stdout.orElseThrow(), stderr.orElseThrow())));
    }

    void fail(ConnectionFailure failure) {
        start();
        reply.completeExceptionally(failure);
    }

    /** A consumer that throws must not end the thread that reads for all requests; its request fails instead. */
    private void hand(Consumer<LineSplitter> step) {
        if (lines.isPresent() && consumerFailed.isEmpty()) {
            try {
                step.accept(lines.get());
            } catch (RuntimeException e) {
                consumerFailed = Optional.of(e);
            }
        }
    }

    private boolean isComplete() {
        return stdout.isPresent() && stderr.isPresent();
    }
}

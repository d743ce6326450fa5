package dev.sentryprovision.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** One life of a long-lived shell: requests go in on its input, replies are read from both outputs. Thread-safe. */
final class ShellSession {

    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final Transport transport;
    private final RemoteProcess process;
    private final TrafficMeter meter;
    private final long pid;
    private final String mark = Framing.newMark();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentLinkedDeque<SentRequest> pending = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<SentRequest> awaitingStdout = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<SentRequest> awaitingStderr = new ConcurrentLinkedDeque<>();
    private final AtomicReference<Optional<ConnectionFailure>> ended = new AtomicReference<>(Optional.empty());
    private final AtomicInteger openOutputs = new AtomicInteger(2);

    ShellSession(Transport transport, Entrance entrance, TrafficMeter meter) {
        this.transport = transport;
        this.process = entrance.process();
        this.meter = meter;
        this.pid = entrance.await();
        write(Framing.preparation().getBytes(UTF_8));
        transport
                .readers()
                .newThread(() -> read(process.stdout(), stdoutSink()))
                .start();
        transport
                .readers()
                .newThread(() -> read(process.stderr(), stderrSink()))
                .start();
    }

    /** The shell's process on the machine. */
    long pid() {
        return pid;
    }

    boolean hasEnded() {
        return ended.get().isPresent();
    }

    void send(SentRequest sent) {
        writing.lock();
        try {
            byte[] text = Framing.request(sent.request(), mark, numbers.incrementAndGet());
            awaitingStdout.add(sent);
            awaitingStderr.add(sent);
            pending.add(sent);
            startFirst();
            if (!hasEnded()) {
                write(text);
            }
        } finally {
            writing.unlock();
        }
        // It may have ended between the check and now, and then nobody else looks at this request.
        ended.get().ifPresent(this::failPending);
    }

    /** Ends the session if its process has gone although a child of it still holds the outputs open. */
    void endIfGone() {
        if (process.status().isPresent()) {
            end(lost(Optional.empty()));
        }
    }

    /**
     * Ends the session for the sake of the request that runs now. Its process is let be until {@link #close}: were it gone,
     * nobody could tell which processes came from it.
     *
     * @return the requests behind it, which have not begun
     */
    List<SentRequest> abandon(SentRequest running, ConnectionFailure reason) {
        List<SentRequest> waiting = new ArrayList<>(pending);
        waiting.removeIf(sent -> sent == running || sent.isStarted());
        pending.removeAll(waiting);
        ended.compareAndSet(Optional.empty(), Optional.of(reason));
        return waiting;
    }

    /** The request that runs now. */
    Optional<SentRequest> running() {
        return Optional.ofNullable(pending.peekFirst());
    }

    void end(ConnectionFailure reason) {
        if (ended.compareAndSet(Optional.empty(), Optional.of(reason))) {
            process.close();
        }
        failPending(ended.get().orElseThrow());
    }

    /** Lets the shell come to its end, so that its processes are gone; not for ever where something keeps it. */
    void leave(ConnectionFailure reason) {
        Thread leaving = Thread.ofVirtual().start(() -> {
            try {
                process.stdin().close();
                process.waitFor();
            } catch (IOException _) {
                // It has ended by itself.
            }
        });
        try {
            leaving.join(LEAVING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(reason);
    }

    /** Lets go of the process of an abandoned session, and fails what ran. */
    void close() {
        process.close();
        ended.get().ifPresent(this::failPending);
    }

    private void write(byte[] text) {
        try {
            process.stdin().write(text);
            process.stdin().flush();
        } catch (IOException e) {
            end(lost(Optional.of(e)));
        }
    }

    private void read(InputStream stream, FrameScanner.Sink sink) {
        FrameScanner scanner = new FrameScanner(mark, sink);
        byte[] chunk = new byte[1 << 15];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                meter.received(count);
                scanner.feed(chunk, count);
            }
            // One output alone may end while the other still tells why.
            if (openOutputs.decrementAndGet() == 0) {
                end(lost(Optional.empty()));
            }
        } catch (IOException | RuntimeException e) {
            end(lost(Optional.of(e)));
        }
    }

    private FrameScanner.Sink stdoutSink() {
        return new FrameScanner.Sink() {
            @Override
            public void arrived(byte[] buffer, int from, int to) {
                Optional.ofNullable(awaitingStdout.peekFirst()).ifPresent(sent -> sent.outputArrived(buffer, from, to));
            }

            @Override
            public void frame(byte[] content, String trailer) {
                SentRequest sent = awaitingStdout.removeFirst();
                int status = Integer.parseInt(trailer.substring(trailer.indexOf(' ') + 1));
                if (sent.stdoutEnded(content, status)) {
                    completed(sent);
                }
            }
        };
    }

    private FrameScanner.Sink stderrSink() {
        return new FrameScanner.Sink() {
            @Override
            public void arrived(byte[] buffer, int from, int to) {}

            @Override
            public void frame(byte[] content, String trailer) {
                SentRequest sent = awaitingStderr.removeFirst();
                if (sent.stderrEnded(content)) {
                    completed(sent);
                }
            }
        };
    }

    private void completed(SentRequest sent) {
        pending.remove(sent);
        startFirst();
        sent.complete();
    }

    private void startFirst() {
        Optional.ofNullable(pending.peekFirst()).ifPresent(SentRequest::start);
    }

    private void failPending(ConnectionFailure failure) {
        for (SentRequest sent = pending.pollFirst(); sent != null; sent = pending.pollFirst()) {
            sent.fail(failure);
        }
    }

    private ConnectionFailure lost(Optional<Exception> cause) {
        String why = cause.map(Throwable::getMessage)
                .filter(text -> !text.isBlank())
                .map(text -> ": " + text)
                .orElse("");
        return new ConnectionFailure(
                Kind.LOST,
                "the shell on " + transport.name() + " ended while a script ran or was about to" + why,
                "look whether the machine is up and whether something killed the shell, then run again",
                cause.orElse(null));
    }
}

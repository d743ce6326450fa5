package dev.sentryprovision.host;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.PendingReply;
import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.connection.Shell;
import dev.sentryprovision.connection.ShellRequest;
import dev.sentryprovision.connection.Traffic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** This machine as a connection: each script runs in a shell process of its own, so that any shell can be tried. */
public final class ShellProcess implements Connection, Shell {

    private final List<String> program;
    private final Map<String, String> environment;
    private long roundTrips;
    private long requests;

    public ShellProcess(List<String> program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    @Override
    public Shell shell(Identity who) {
        return this;
    }

    @Override
    public synchronized PendingReply send(ShellRequest request) {
        requests++;
        Reply reply = runProcess(request.script());
        return () -> {
            synchronized (this) {
                roundTrips++;
            }
            return reply;
        };
    }

    private Reply runProcess(String script) {
        return runProcess(program, new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
    }

    private Reply runProcess(List<String> program, InputStream input) {
        try {
            ProcessBuilder builder = new ProcessBuilder(program);
            builder.environment().putAll(environment);
            Process process = builder.start();
            CompletableFuture<byte[]> err = inBackground(process.getErrorStream());
            CompletableFuture<byte[]> out = inBackground(process.getInputStream());
            try (OutputStream stdin = process.getOutputStream()) {
                input.transferTo(stdin);
            } catch (IOException _) {
                // Why it did not want more, it says itself.
            }
            return new Reply(process.waitFor(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Each stream on a thread of its own: the common pool has a single one where there are two processors. */
    private static CompletableFuture<byte[]> inBackground(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> readAll(stream), reading -> Thread.ofPlatform().daemon().start(reading));
    }

    private static byte[] readAll(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void feed(Identity who, InputStream content, String command, String what) {
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of("-c", command));
        Reply reply = runProcess(words, content);
        if (!reply.succeeded()) {
            throw new UncheckedIOException(new IOException(
                    "could not write " + what + ": " + reply.err().strip()));
        }
    }

    @Override
    public InputStream download(Identity who, String path) {
        try {
            return Files.newInputStream(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void leave(String user) {}

    @Override
    public synchronized Traffic traffic() {
        return new Traffic(roundTrips, requests, 0, 0);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return String.join(" ", program);
    }
}

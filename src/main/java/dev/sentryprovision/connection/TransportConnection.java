package dev.sentryprovision.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.shell.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A connection over any transport that can start processes. */
final class TransportConnection implements Connection {

    private final Transport transport;
    private final String shellProgram;
    private final TrafficMeter meter;
    private final Map<Identity, LastingShell> shells = new ConcurrentHashMap<>();

    TransportConnection(Transport transport, String shellProgram, TrafficMeter meter) {
        this.transport = transport;
        this.shellProgram = shellProgram;
        this.meter = meter;
    }

    @Override
    public Shell shell(Identity who) {
        return shells.computeIfAbsent(who, identity -> new LastingShell(() -> session(identity), meter))
                .started();
    }

    @Override
    public void feed(Identity who, InputStream content, String command, String what) {
        Entrance entrance = begin(who, command);
        if (entrance.asksPassword()) {
            entrance.await();
        }
        RemoteProcess process = entrance.process();
        try {
            long count = copy(content, process.stdin(), what);
            process.stdin().close();
            meter.sent(count);
            entrance.await();
            finish(process, entrance, what);
        } catch (IOException e) {
            // When the machine's side gave up, why stands on its standard error; that says more than a broken pipe.
            entrance.await();
            finish(process, entrance, what);
            throw new UncheckedIOException("could not upload " + what + ": " + e.getMessage(), e);
        } finally {
            meter.waits(1);
            process.close();
        }
    }

    @Override
    public InputStream download(Identity who, String path) {
        Entrance entrance = begin(who, "exec cat <" + Quote.quote(path));
        entrance.await();
        meter.waits(1);
        return new Download(entrance.process(), path, meter);
    }

    @Override
    public void leave(String user) {
        ConnectionFailure left = new ConnectionFailure(
                Kind.LOST, "the shell of " + user + " was ended", "run again to finish what was left");
        shells.forEach((who, shell) -> {
            if (who instanceof Identity.Become become && become.user().equals(user)) {
                shell.leave(left);
            }
        });
    }

    @Override
    public Traffic traffic() {
        return meter.total();
    }

    @Override
    public void kill() {
        ConnectionFailure reason = new ConnectionFailure(
                Kind.GIVEN_UP,
                "interrupted: what ran on " + transport.name() + " was killed",
                "run again to finish what was left");
        List<Thread> killers = shells.values().stream()
                .map(shell -> Thread.ofVirtual().start(() -> shell.kill(reason)))
                .toList();
        for (Thread killer : killers) {
            try {
                killer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        transport.close();
    }

    @Override
    public void close() {
        ConnectionFailure closed = new ConnectionFailure(
                Kind.LOST,
                "the connection to " + transport.name() + " was closed",
                "run again to finish what was left");
        shells.values().forEach(shell -> shell.close(closed));
        transport.close();
    }

    private ShellSession session(Identity who) {
        Entrance entrance = begin(who, "exec " + shellProgram);
        meter.waits(1);
        return new ShellSession(transport, entrance, meter);
    }

    private Entrance begin(Identity who, String script) {
        meter.waits(transport.roundTripsToStart());
        return Entrance.begin(transport, who, shellProgram, script);
    }

    /** A source that fails is not the machine's fault, and must not be taken for it. */
    private static long copy(InputStream content, OutputStream to, String what) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long total = 0;
        for (int count = fill(content, chunk, what); count > 0; count = fill(content, chunk, what)) {
            to.write(chunk, 0, count);
            total += count;
        }
        return total;
    }

    /** A source that comes in small pieces must not make a packet of each: what packets cost is not their bytes. */
    private static int fill(InputStream content, byte[] chunk, String what) {
        try {
            return content.readNBytes(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read what was to become " + what + ": " + e.getMessage(), e);
        }
    }

    private static void finish(RemoteProcess process, Entrance entrance, String what) {
        try {
            String said = new String(entrance.process().stderr().readAllBytes(), UTF_8).strip();
            process.stdout().transferTo(OutputStream.nullOutputStream());
            if (process.waitFor() != 0) {
                throw new UncheckedIOException(new IOException("could not write " + what + ": " + said));
            }
        } catch (IOException e) {
            throw new ConnectionFailure(
                    Kind.LOST,
                    "the connection was lost during an upload to " + what,
                    "look whether the machine is up, then run again",
                    e);
        }
    }
}

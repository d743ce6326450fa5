package dev.sentryprovision.run;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Connector;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.LastingConnection;
import dev.sentryprovision.connection.Target;
import dev.sentryprovision.connection.Traffic;
import dev.sentryprovision.host.HostSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The machines of a run, connected when they are first needed and kept until it ends. Thread-safe. */
final class Sessions implements AutoCloseable {

    /** Makes a session of a fresh connection. */
    @FunctionalInterface
    interface Opener {
        HostSession open(String name, Connection connection);
    }

    /** What makes two uses of a host the same connection. */
    private sealed interface Key {
        record Local(String name) implements Key {}

        record Remote(Target target) implements Key {}
    }

    private record Open(LastingConnection connection, HostSession session) {}

    /** A connection that may still have to be opened; only its own users wait for that. */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Open> open = Optional.empty();
    }

    private final ConnectionSettings settings;
    private final Connector ssh;
    private final Connector local;
    private final Opener opener;
    private final Map<Key, Slot> slots = new LinkedHashMap<>();

    Sessions(ConnectionSettings settings, Connector ssh, Connector local, Opener opener) {
        this.settings = settings;
        this.ssh = ssh;
        this.local = local;
        this.opener = opener;
    }

    /** The session of a host whose variables say how to reach it. */
    HostSession session(String name, Settings variables, ConnectionKeywords keywords) {
        Target target = settings.target(name, variables, keywords.remoteUser(), keywords.port());
        boolean isLocal = settings.isLocal(variables, keywords.connection());
        Slot slot = slot(isLocal ? new Key.Local(name) : new Key.Remote(target));
        slot.lock.lock();
        try {
            if (slot.open.isEmpty()) {
                LastingConnection connection = LastingConnection.of(() -> (isLocal ? local : ssh).connect(target));
                slot.open = Optional.of(new Open(connection, opener.open(name, connection)));
            }
            return slot.open.get().session();
        } finally {
            slot.lock.unlock();
        }
    }

    /** Whom a task runs as. */
    Identity identity(BecomeKeywords keywords, Settings variables) {
        return settings.identity(keywords, variables);
    }

    /** Opens the connections of a host anew. What a dry run imagines of it stays. */
    void reset(String name) {
        for (Slot slot : slotsOf(name)) {
            slot.lock.lock();
            try {
                slot.open.ifPresent(open -> {
                    open.connection().renew();
                    open.session().forget();
                });
            } finally {
                slot.lock.unlock();
            }
        }
    }

    /** What went over the connections of each host. */
    synchronized Map<String, Traffic> traffic() {
        Map<String, Traffic> result = new LinkedHashMap<>();
        slots.forEach((key, slot) -> slot.open.ifPresent(
                open -> result.merge(nameOf(key), open.connection().traffic(), Traffic::plus)));
        return result;
    }

    /** Ends at once what runs on the machines; waits for that. */
    void kill() {
        List<Thread> killers = openConnections().stream()
                .map(connection -> Thread.ofVirtual().start(connection::kill))
                .toList();
        for (Thread killer : killers) {
            try {
                killer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized List<LastingConnection> openConnections() {
        return slots.values().stream()
                .flatMap(slot -> slot.open.stream())
                .map(Open::connection)
                .toList();
    }

    @Override
    public synchronized void close() {
        slots.values()
                .forEach(slot -> slot.open.ifPresent(open -> open.connection().close()));
    }

    private synchronized Slot slot(Key key) {
        return slots.computeIfAbsent(key, _ -> new Slot());
    }

    private synchronized List<Slot> slotsOf(String name) {
        return slots.entrySet().stream()
                .filter(entry -> nameOf(entry.getKey()).equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String nameOf(Key key) {
        return switch (key) {
            case Key.Local(String name) -> name;
            case Key.Remote(Target target) -> target.name();
        };
    }
}

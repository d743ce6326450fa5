package dev.sentryprovision.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import net.schmizz.sshj.connection.channel.direct.Session;

/** Processes behind an SSH server. Where it allows few sessions on a connection, another connection is opened. */
final class SshTransport implements Transport {

    private final String name;
    private final Supplier<SshLink> opener;
    private final List<SshLink> links = new CopyOnWriteArrayList<>();
    private final ReentrantLock opening = new ReentrantLock();

    SshTransport(String name, Supplier<SshLink> opener) {
        this.name = name;
        this.opener = opener;
        links.add(opener.get());
    }

    @Override
    public RemoteProcess start(String command) {
        try {
            for (SshLink link : links) {
                Optional<Session> session = link.session();
                if (session.isPresent()) {
                    return started(link, session.get(), command);
                }
            }
            SshLink another = another();
            Session session = another.session().orElseThrow(() -> new IOException("the server allows no session"));
            return started(another, session, command);
        } catch (IOException e) {
            throw SshFailures.lost(name, e);
        }
    }

    private SshLink another() {
        opening.lock();
        try {
            SshLink link = opener.get();
            links.add(link);
            return link;
        } finally {
            opening.unlock();
        }
    }

    private static RemoteProcess started(SshLink link, Session session, String command) throws IOException {
        try {
            return new SshProcess(link, session.exec(command));
        } catch (IOException e) {
            link.sessionClosed();
            throw e;
        }
    }

    /** Opening a channel and starting the command. */
    @Override
    public int roundTripsToStart() {
        return 2;
    }

    @Override
    public ThreadFactory readers() {
        return Thread.ofVirtual().name("ssh-shell-", 0).factory();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        links.forEach(SshLink::close);
    }

    private static final class SshProcess implements RemoteProcess {

        private final SshLink link;
        private final Session.Command command;
        private final OutputStream stdin;
        private final AtomicBoolean closed = new AtomicBoolean();

        SshProcess(SshLink link, Session.Command command) {
            this.link = link;
            this.command = command;
            this.stdin = new WindowedOutput(command, command.getOutputStream());
        }

        @Override
        public OutputStream stdin() {
            return stdin;
        }

        @Override
        public InputStream stdout() {
            return command.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return command.getErrorStream();
        }

        @Override
        public OptionalInt status() {
            if (command.getExitSignal() != null) {
                return OptionalInt.of(128);
            }
            Integer status = command.getExitStatus();
            if (status != null) {
                return OptionalInt.of(status);
            }
            return command.isOpen() ? OptionalInt.empty() : OptionalInt.of(-1);
        }

        @Override
        public int waitFor() {
            try {
                command.join();
            } catch (IOException e) {
                return -1;
            }
            return status().orElse(-1);
        }

        /** sshd answers only when the process has gone, so nobody waits for that. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                Thread.ofVirtual().start(this::closeChannel);
            }
        }

        private void closeChannel() {
            try {
                command.close();
            } catch (IOException e) {
                // The connection is gone, and the channel with it.
            } finally {
                link.sessionClosed();
            }
        }
    }
}

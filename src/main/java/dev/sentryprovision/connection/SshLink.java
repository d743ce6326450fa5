package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.userauth.UserAuthException;

/** One logged-in SSH connection to a server, perhaps through another one. */
final class SshLink {

    /** How long a server may leave a request of the protocol itself unanswered; a dead one is noticed earlier. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(30);

    private final SshHop hop;
    private final SSHClient client;
    private final Optional<SshLink> via;
    private final Optional<Socket> socket;
    private final Heartbeat heartbeat;
    private final AtomicInteger openSessions = new AtomicInteger();
    private volatile int mostSessions = Integer.MAX_VALUE;

    private SshLink(SshHop hop, SSHClient client, Optional<SshLink> via, Optional<Socket> socket) {
        this.hop = hop;
        this.client = client;
        this.via = via;
        this.socket = socket;
        this.heartbeat = new Heartbeat(client, hop.aliveInterval(), hop.aliveCount(), this::cut);
    }

    /** Connects and logs in to each server of a route, through the one before. */
    static SshLink open(List<SshHop> route, Config config, KnownHostsFile knownHosts) {
        Optional<SshLink> link = Optional.empty();
        try {
            for (SshHop hop : route) {
                link = Optional.of(open(hop, link, config, knownHosts));
            }
        } catch (RuntimeException e) {
            link.ifPresent(SshLink::close);
            throw e;
        }
        return link.orElseThrow();
    }

    private static SshLink open(SshHop hop, Optional<SshLink> via, Config config, KnownHostsFile knownHosts) {
        HostKeyCheck check = new HostKeyCheck(hop.hostKey(), knownHosts);
        SSHClient client = new SSHClient(config);
        client.addHostKeyVerifier(check);
        client.getTransport().setTimeoutMs(Math.toIntExact(LOGIN_PATIENCE.toMillis()));
        client.getConnection().setTimeoutMs(Math.toIntExact(PATIENCE.toMillis()));
        Optional<Socket> socket = via.isPresent() ? Optional.empty() : Optional.of(socket(hop));
        SshLink link = new SshLink(hop, client, via, socket);
        try {
            link.shakeHands(check);
            link.logIn();
            link.heartbeat.start();
            return link;
        } catch (RuntimeException e) {
            link.cut();
            throw e;
        }
    }

    private static Socket socket(SshHop hop) {
        IOException last = new IOException("no address");
        try {
            for (InetAddress address : InetAddress.getAllByName(hop.host())) {
                Socket socket = new Socket();
                try {
                    // Small packets must not wait for each other's acknowledgement: it costs 40 ms a request.
                    socket.setTcpNoDelay(true);
                    socket.connect(
                            new InetSocketAddress(address, hop.port()),
                            Math.toIntExact(hop.timeout().toMillis()));
                    return socket;
                } catch (IOException e) {
                    socket.close();
                    last = e;
                }
            }
        } catch (IOException e) {
            last = e;
        }
        throw SshFailures.reaching(hop, last);
    }

    private void shakeHands(HostKeyCheck check) {
        try (Deadline deadline = Deadline.after(hop.timeout(), this::cut)) {
            connect(deadline, check);
        }
    }

    private void connect(Deadline deadline, HostKeyCheck check) {
        try {
            connect();
        } catch (IOException | SSHRuntimeException e) {
            if (deadline.leave()) {
                throw SshFailures.timeout(hop, e);
            }
            throw check.refusal().orElseGet(() -> SshFailures.handshake(hop, e));
        }
    }

    private void connect() throws IOException {
        if (via.isPresent()) {
            Tunnel tunnel = new Tunnel(via.get().client.getConnection(), hop.host(), hop.port());
            try {
                tunnel.open();
            } catch (IOException e) {
                throw SshFailures.jump(via.get().hop, hop, e);
            }
            client.connectVia(tunnel);
        } else {
            client.setSocketFactory(new ConnectedSocket(socket.orElseThrow()));
            client.connect(hop.host(), hop.port());
        }
    }

    private void logIn() {
        LoginAttempts attempts = new LoginAttempts(client, hop.credentials());
        List<String> tried = new ArrayList<>(attempts.notes());
        boolean locked = false;
        Exception last = new IOException("no way to log in was left");
        for (LoginAttempt attempt : attempts.all()) {
            try {
                client.auth(hop.credentials().user(), attempt.method());
                return;
            } catch (UserAuthException | SSHRuntimeException e) {
                boolean needsPassphrase = KeyTrouble.isPassphrase(e);
                locked |= needsPassphrase && isGiven(attempt);
                tried.add(attempt.label()
                        + KeyTrouble.outcome(e, hop.credentials().passphrase().isPresent()));
                last = e;
            } catch (SSHException e) {
                tried.add(attempt.label() + " (then the server hung up: " + e.getMessage() + ")");
                throw SshFailures.login(hop, tried, false, client.getUserAuth().getAllowedMethods(), e);
            }
        }
        throw SshFailures.login(hop, tried, locked, client.getUserAuth().getAllowedMethods(), last);
    }

    private boolean isGiven(LoginAttempt attempt) {
        return hop.credentials().givenKeys().stream().map(Path::toString).anyMatch(attempt.label()::endsWith);
    }

    /** A session channel, or nothing when the server does not allow another one on this connection. */
    Optional<Session> session() throws IOException {
        if (openSessions.get() >= mostSessions) {
            return Optional.empty();
        }
        try {
            Session session = client.startSession();
            openSessions.incrementAndGet();
            return Optional.of(session);
        } catch (OpenFailException e) {
            mostSessions = openSessions.get();
            if (mostSessions == 0) {
                throw new ConnectionFailure(
                        Kind.NO_SHELL,
                        hop.place() + " lets " + hop.credentials().user() + " log in, but not run anything: "
                                + e.getMessage(),
                        "allow sessions for that user in sshd_config (MaxSessions, ForceCommand), or use another one",
                        e);
            }
            return Optional.empty();
        } catch (IllegalStateException e) {
            throw new IOException("it has been closed", e);
        }
    }

    void sessionClosed() {
        openSessions.decrementAndGet();
    }

    void close() {
        heartbeat.stop();
        try {
            client.disconnect();
        } catch (IOException e) {
            cut(); // the other side is gone already
        }
        via.ifPresent(SshLink::close);
    }

    /** Ends it without another word: whoever is blocked in a read or a write gets an error. */
    private void cut() {
        heartbeat.stop();
        socket.ifPresent(SshLink::closeQuietly);
        via.ifPresent(SshLink::cut); // nobody else goes through it
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was to be gone, and is.
        }
    }
}

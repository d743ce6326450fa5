package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines that go away, and machines that allow little. Nothing may hang. */
@Tag("container")
@Timeout(60)
class LossTest {

    private static final Identity LOGIN = new Identity.Login();

    @TempDir
    private Path folder;

    @Test
    void a_machine_that_dies_fails_what_is_on_its_way() throws IOException {
        try (SshHost host = SshHosts.start(SshHosts.Image.BUSYBOX);
                Connection connection = impatient().connect(host.target("ops"))) {
            Shell shell = connection.shell(LOGIN);
            PendingReply running = shell.send(ShellRequest.of("sleep 1000"));
            PendingReply behind = shell.send(ShellRequest.of("echo never").within(Duration.ofMinutes(5)));
            host.kill();
            assertLost(running::await);
            assertLost(behind::await);
            assertLost(() -> shell.run("echo never"));
            assertLost(() -> connection.download(LOGIN, "/etc/hostname"));
        }
    }

    @Test
    void a_machine_that_stands_still_is_given_up() throws IOException {
        try (SshHost host = SshHosts.start(SshHosts.Image.BUSYBOX);
                Connection connection = impatient().connect(host.target("ops"))) {
            Shell shell = connection.shell(LOGIN);
            PendingReply running = shell.send(ShellRequest.of("sleep 1000"));
            host.pause();
            assertLost(running::await);
            assertLost(() -> shell.run("echo never"));
            host.resume();
        }
    }

    @Test
    void an_upload_to_a_machine_that_stands_still_is_given_up() throws IOException {
        try (SshHost host = SshHosts.start(SshHosts.Image.BUSYBOX);
                Connection connection = impatient().connect(host.target("ops"))) {
            connection.shell(LOGIN).run("true");
            assertLost(() -> connection.feed(LOGIN, endless(host), "cat >/tmp/endless", "/tmp/endless"));
            host.resume();
        }
    }

    @Test
    void a_machine_behind_a_jump_host_that_stands_still_is_given_up() throws IOException {
        try (SshHost host = SshHosts.start(SshHosts.Image.BUSYBOX)) {
            SshHost gate = SshHosts.debian();
            Target direct = host.target("ops");
            Target target = new Target(
                    direct.name(),
                    host.address(),
                    Optional.of(22),
                    direct.user(),
                    direct.password(),
                    direct.privateKeys(),
                    direct.keyPassphrase(),
                    direct.hostKeyChecking(),
                    direct.knownHosts(),
                    List.of("ops@127.0.0.1:" + gate.port()),
                    direct.connectTimeout(),
                    direct.shellProgram());
            try (Connection connection = impatient().connect(target)) {
                PendingReply running = connection.shell(LOGIN).send(ShellRequest.of("sleep 1000"));
                host.pause();
                assertLost(running::await);
                host.resume();
            }
        }
    }

    @Test
    void one_session_is_enough() throws IOException {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN, "-oMaxSessions=1");
                Connection connection = SshLogin.connect(host.target("ops"))) {
            Shell shell = connection.shell(LOGIN);
            byte[] content = new byte[3_000_000];
            connection.feed(LOGIN, new ByteArrayInputStream(content), "cat >/tmp/file", "/tmp/file");
            assertThat(shell.run("wc -c </tmp/file").out().strip()).isEqualTo("3000000");
            try (InputStream stream = connection.download(LOGIN, "/tmp/file")) {
                assertThat(stream.readAllBytes()).isEqualTo(content);
            }
            PendingReply slow = shell.send(ShellRequest.of("sleep 1000").within(Duration.ofMillis(300)));
            assertThatThrownBy(slow::await)
                    .isInstanceOfSatisfying(
                            ConnectionFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.TIME_LIMIT));
            assertThat(shell.run("echo again").out()).isEqualTo("again\n");
        }
    }

    @Test
    void more_users_than_sessions_are_allowed_each_get_a_shell() {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN);
                Connection connection = SshLogin.connect(host.target("ops"))) {
            host.run("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do useradd user$i; done");
            for (int i = 1; i <= 12; i++) {
                Identity who = new Identity.Become(Identity.Method.SUDO, "user" + i, Optional.empty(), "");
                assertThat(connection.shell(who).run("id -un").out()).isEqualTo("user" + i + "\n");
            }
        }
    }

    @Test
    void a_user_who_may_log_in_only_is_told() {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN, "-oMaxSessions=0");
                Connection connection = SshLogin.connect(host.target("ops"))) {
            assertThatThrownBy(() -> connection.shell(LOGIN))
                    .isInstanceOfSatisfying(
                            ConnectionFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.NO_SHELL));
        }
    }

    @Test
    void a_full_disk_fails_an_upload_with_the_machines_words() {
        assertThatThrownBy(() -> {
                    try (Connection connection =
                            SshLogin.connect(SshHosts.debian().target("root"))) {
                        connection.feed(
                                LOGIN, new ByteArrayInputStream(new byte[9_000_000]), "cat >/dev/full", "/dev/full");
                    }
                })
                .hasMessageContaining("No space left");
    }

    @Test
    void many_logins_at_once_get_in() throws InterruptedException {
        Target target = SshHosts.busybox().target("ops");
        SshConnector connector = new SshConnector(SshLogin.nothing());
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, 60)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    try (Connection connection = connector.connect(target)) {
                        seen.add(connection.shell(LOGIN).run("echo " + i).out().strip());
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
    }

    /** Asks every second whether the machine is there, twice. */
    private SshConnector impatient() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "ServerAliveInterval 1\nServerAliveCountMax 2\n");
        return new SshConnector(new Surroundings(folder, "nobody", List.of(config), Optional.empty()));
    }

    /** Zeros without end; the machine stands still after the first megabytes. */
    private static InputStream endless(SshHost host) {
        return new InputStream() {
            private long given;

            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) {
                if (given < 4_000_000 && given + count >= 4_000_000) {
                    host.pause();
                }
                given += count;
                return count;
            }
        };
    }

    private static void assertLost(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.LOST);
            assertThat(failure.advice()).isNotBlank();
        });
    }
}

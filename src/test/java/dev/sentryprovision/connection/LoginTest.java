package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways into a machine, and what is said where there is none. */
@Tag("container")
@Timeout(60)
class LoginTest {

    private static final Identity LOGIN = new Identity.Login();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void a_key_opens_the_door(SshHosts.Image image) {
        assertThat(whoami(SshHosts.shared(image).target("ops"))).isEqualTo("ops");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void a_password_opens_the_door(SshHosts.Image image) {
        assertThat(whoami(SshHosts.shared(image).targetWithPassword("ops"))).isEqualTo("ops");
    }

    @Test
    void a_server_that_asks_on_the_keyboard_takes_the_password() {
        try (SshHost host = SshHosts.start(
                SshHosts.Image.DEBIAN, "-oUsePAM=yes -oPasswordAuthentication=no -oKbdInteractiveAuthentication=yes")) {
            assertThat(whoami(host.targetWithPassword("ops"))).isEqualTo("ops");
        }
    }

    @Test
    void key_and_password_together_open_a_door_that_wants_both() {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN, "-oAuthenticationMethods=publickey,password")) {
            Target both = host.target("ops", List.of(host.privateKey()), Optional.of(new Secret("ops")));
            assertThat(whoami(both)).isEqualTo("ops");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-t rsa -b 2048",
                "-t rsa -b 2048 -m PEM",
                "-t rsa -b 2048 -m PKCS8",
                "-t ecdsa -b 256",
                "-t ecdsa -b 521",
                "-t ecdsa -b 384 -m PEM",
                "-t ed25519"
            })
    void every_usual_kind_of_key_works_with_and_without_passphrase(String kind) throws IOException {
        SshHost host = SshHosts.debian();
        Path plain = key(host, kind, "");
        assertThat(whoami(host.target("ops", List.of(plain), Optional.empty()))).isEqualTo("ops");
        Path locked = key(host, kind, "open sesame");
        Target unlocked = withPassphrase(host.target("ops", List.of(locked), Optional.empty()), "open sesame");
        assertThat(whoami(unlocked)).isEqualTo("ops");
    }

    @Test
    void a_locked_key_without_or_with_a_wrong_passphrase_is_told() throws IOException {
        SshHost host = SshHosts.debian();
        Path locked = key(host, "-t ed25519", "open sesame");
        Target target = host.target("ops", List.of(locked), Optional.empty());
        refused(
                target,
                Kind.PRIVATE_KEY,
                failure -> assertThat(failure)
                        .hasMessageContaining(locked.toString())
                        .hasMessageContaining("needs a passphrase"));
        refused(
                withPassphrase(target, "wrong"),
                Kind.PRIVATE_KEY,
                failure -> assertThat(failure).hasMessageContaining("wrong passphrase"));
    }

    @Test
    void a_refused_login_says_what_was_tried_and_what_is_accepted() throws IOException {
        SshHost host = SshHosts.debian();
        Path stranger = key(host, "-t ed25519", "");
        Target target = host.target("nosudo", List.of(stranger), Optional.of(new Secret("not the password")));
        refused(target, Kind.AUTHENTICATION, failure -> {
            assertThat(failure)
                    .hasMessageContaining("as nosudo")
                    .hasMessageContaining("key " + stranger + " (refused)")
                    .hasMessageContaining("password (refused)")
                    .hasMessageContaining("accepts publickey, password");
            assertThat(failure.getMessage()).doesNotContain("not the password");
        });
    }

    @Test
    void nothing_to_log_in_with_is_told() {
        refused(
                SshHosts.debian().target("ops", List.of(), Optional.empty()),
                Kind.AUTHENTICATION,
                failure -> assertThat(failure).hasMessageContaining("nothing to try"));
    }

    @Test
    void a_key_that_is_not_there_is_told() {
        Target target = SshHosts.debian().target("ops", List.of(folder.resolve("none")), Optional.empty());
        refused(target, Kind.PRIVATE_KEY, failure -> assertThat(failure).hasMessageContaining("is not there"));
    }

    @Test
    void an_unknown_name_is_told() {
        refused(
                at("no-such-host.invalid", 22),
                Kind.NAME,
                failure -> assertThat(failure).hasMessageContaining("no-such-host.invalid"));
    }

    @Test
    void a_port_where_nothing_listens_is_told() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        refused(
                at("127.0.0.1", port),
                Kind.REFUSED,
                failure -> assertThat(failure).hasMessageContaining("127.0.0.1 port " + port));
    }

    @Test
    void a_server_that_says_nothing_is_a_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            refused(
                    at("127.0.0.1", silent.getLocalPort()),
                    Kind.TIMEOUT,
                    failure -> assertThat(failure).hasMessageContaining("within 1 s"));
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_server_that_speaks_something_else_is_told() throws IOException, InterruptedException {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> answer(web, "HTTP/1.0 400 Bad Request\r\n\r\n"));
            refused(
                    at("127.0.0.1", web.getLocalPort()),
                    Kind.PROTOCOL,
                    failure -> assertThat(failure.advice()).contains("ansible_port"));
            answering.join();
        }
    }

    @Test
    void a_server_without_a_common_algorithm_is_told() {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN, "-oCiphers=chacha20-poly1305@openssh.com")) {
            refused(
                    host.target("ops"),
                    Kind.PROTOCOL,
                    failure -> assertThat(failure).hasMessageContaining("no algorithm in common"));
        }
    }

    @Test
    void a_user_without_a_shell_is_told() {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN)) {
            host.run("usermod -s /usr/sbin/nologin ops");
            try (Connection connection = SshLogin.connect(host.target("ops"))) {
                assertThatThrownBy(() -> connection.shell(LOGIN))
                        .isInstanceOfSatisfying(
                                ConnectionFailure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(Kind.NO_SHELL))
                        .hasMessageContaining("not available");
            }
        }
    }

    @Test
    void a_greeting_and_another_login_shell_do_no_harm() {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN)) {
            host.run("usermod -s /bin/bash ops; echo 'echo welcome; echo hello >&2' | tee /home/ops/.bashrc");
            try (Connection connection = SshLogin.connect(host.target("ops"))) {
                Reply reply = connection.shell(LOGIN).run("echo out; echo err >&2");
                assertThat(reply.out()).isEqualTo("out\n");
                assertThat(reply.err()).isEqualTo("err\n");
            }
        }
    }

    @Test
    void a_named_shell_is_used() {
        Target target = SshHosts.debian().target("ops");
        Target bash = new Target(
                target.name(),
                target.address(),
                target.port(),
                target.user(),
                target.password(),
                target.privateKeys(),
                target.keyPassphrase(),
                target.hostKeyChecking(),
                target.knownHosts(),
                target.jumpHosts(),
                target.connectTimeout(),
                Optional.of("/bin/bash"));
        try (Connection connection = SshLogin.connect(bash)) {
            Shell shell = connection.shell(LOGIN);
            assertThat(shell.run("echo ${BASH_VERSION:+bash}").out()).isEqualTo("bash\n");
            assertThat(shell.run(ShellRequest.of("if then").inPlace()).status()).isNotZero();
            assertThat(shell.run("echo next").out()).isEqualTo("next\n");
        }
    }

    @Test
    void jump_hosts_lead_to_a_machine_one_through_the_other() {
        SshHost inner = SshHosts.busybox();
        SshHost outer = SshHosts.debian();
        Target direct = inner.target("ops");
        Target target = new Target(
                direct.name(),
                inner.address(),
                Optional.of(22),
                direct.user(),
                direct.password(),
                direct.privateKeys(),
                direct.keyPassphrase(),
                direct.hostKeyChecking(),
                direct.knownHosts(),
                List.of("ops@127.0.0.1:" + outer.port(), "askpass@" + outer.address()),
                direct.connectTimeout(),
                Optional.empty());
        try (Connection connection = SshLogin.connect(target)) {
            assertThat(connection.shell(LOGIN).run("echo $SSH_CONNECTION").out())
                    .startsWith(outer.address() + " ");
        }
    }

    @Test
    void a_jump_host_that_finds_nothing_is_told() {
        SshHost outer = SshHosts.debian();
        Target direct = outer.target("ops");
        Target target = new Target(
                direct.name(),
                "127.0.0.1",
                Optional.of(9),
                direct.user(),
                direct.password(),
                direct.privateKeys(),
                direct.keyPassphrase(),
                direct.hostKeyChecking(),
                direct.knownHosts(),
                List.of("ops@localhost:" + outer.port()),
                direct.connectTimeout(),
                Optional.empty());
        refused(
                target,
                Kind.ROUTE,
                failure -> assertThat(failure)
                        .hasMessageContaining("jump host localhost")
                        .hasMessageContaining("127.0.0.1 port 9"));
    }

    @Test
    void ssh_config_says_what_the_inventory_does_not() throws IOException {
        SshHost host = SshHosts.debian();
        Path config = folder.resolve("config");
        Files.writeString(
                config,
                "Host web*\n  HostName 127.0.0.1\n  Port " + host.port() + "\n  User askpass\n  IdentityFile "
                        + host.privateKey() + "\n  StrictHostKeyChecking no\n");
        Surroundings surroundings = new Surroundings(folder, "nobody", List.of(config), Optional.empty());
        try (Connection connection = new SshConnector(surroundings).connect(Target.of("web1", "web1"))) {
            assertThat(connection.shell(LOGIN).run("id -un").out()).isEqualTo("askpass\n");
        }
    }

    private static void answer(ServerSocket server, String text) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Target at(String address, int port) {
        return new Target(
                "machine",
                address,
                Optional.of(port),
                Optional.of("ops"),
                Optional.of(new Secret("ops")),
                List.of(),
                Optional.empty(),
                Optional.of(HostKeyChecking.NO),
                List.of(),
                List.of(),
                Optional.of(Duration.ofSeconds(1)),
                Optional.empty());
    }

    private static Target withPassphrase(Target target, String passphrase) {
        return new Target(
                target.name(),
                target.address(),
                target.port(),
                target.user(),
                target.password(),
                target.privateKeys(),
                Optional.of(new Secret(passphrase)),
                target.hostKeyChecking(),
                target.knownHosts(),
                target.jumpHosts(),
                target.connectTimeout(),
                target.shellProgram());
    }

    /** Makes a key in the machine, lets ops in with it, and brings the private half here. */
    private Path key(SshHost host, String kind, String passphrase) throws IOException {
        String pair = host.run("rm -f /tmp/key*; ssh-keygen -q " + kind + " -N '" + passphrase
                + "' -f /tmp/key && cat /tmp/key.pub >>/home/ops/.ssh/authorized_keys && cat /tmp/key");
        Path file = Files.createTempFile(
                folder, "key", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, pair);
    }

    private static String whoami(Target target) {
        try (Connection connection = SshLogin.connect(target)) {
            return connection.shell(LOGIN).run("id -un").out().strip();
        }
    }

    private static void refused(Target target, Kind kind, Consumer<ConnectionFailure> more) {
        assertThatThrownBy(() -> SshLogin.connect(target).close())
                .isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
                    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
                    assertThat(failure.advice()).isNotBlank();
                    more.accept(failure);
                });
    }
}

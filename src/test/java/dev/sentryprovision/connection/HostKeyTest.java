package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done about the keys that machines present. */
@Tag("container")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostKeyTest {

    private SshHost host;
    private Path knownHosts;

    @BeforeAll
    void start() {
        host = SshHosts.start(SshHosts.Image.DEBIAN);
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @BeforeEach
    void makeFile(@TempDir Path folder) {
        knownHosts = folder.resolve("known_hosts");
    }

    @Test
    void an_unknown_key_is_refused_with_its_fingerprint() {
        String fingerprint =
                host.run("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub").split(" ")[1];
        refused(
                HostKeyChecking.YES,
                Kind.HOST_KEY_UNKNOWN,
                failure -> assertThat(failure)
                        .hasMessageContaining("[127.0.0.1]:" + host.port())
                        .hasMessageContaining("ssh-ed25519 " + fingerprint));
        assertThat(knownHosts).doesNotExist();
    }

    @Test
    void a_new_key_is_accepted_once_and_known_afterwards() throws IOException {
        connect(HostKeyChecking.ACCEPT_NEW);
        assertThat(Files.readString(knownHosts)).isEqualTo(line(publicKey("ed25519")));
        connect(HostKeyChecking.ACCEPT_NEW);
        connect(HostKeyChecking.YES);
        assertThat(knownHosts).hasContent(line(publicKey("ed25519")));
    }

    @Test
    void a_host_known_by_another_kind_of_key_presents_that_one() throws IOException {
        Files.writeString(knownHosts, line(publicKey("ecdsa")));
        connect(HostKeyChecking.YES);
    }

    @Test
    void a_changed_key_is_refused_and_the_cure_named() throws IOException {
        String other = host.run("rm -f /tmp/o*; ssh-keygen -q -t ed25519 -N '' -f /tmp/o; cat /tmp/o.pub");
        Files.writeString(knownHosts, "# first line\n" + line(other));
        for (HostKeyChecking checking : List.of(HostKeyChecking.YES, HostKeyChecking.ACCEPT_NEW)) {
            refused(checking, Kind.HOST_KEY_CHANGED, failure -> {
                assertThat(failure).hasMessageContaining(knownHosts + ":2");
                assertThat(failure.advice())
                        .contains("ssh-keygen -R '[127.0.0.1]:" + host.port() + "' -f " + knownHosts);
            });
        }
        connect(HostKeyChecking.NO);
    }

    @Test
    void a_revoked_key_is_refused_although_it_is_known() throws IOException {
        String key = publicKey("ed25519");
        Files.writeString(knownHosts, line(key) + "@revoked * " + key + "\n");
        refused(
                HostKeyChecking.YES,
                Kind.HOST_KEY_CHANGED,
                failure -> assertThat(failure).hasMessageContaining("revoked in " + knownHosts + ":2"));
    }

    @Test
    void a_host_known_by_its_rsa_key_only_is_recognised() throws IOException {
        try (SshHost old = SshHosts.start(SshHosts.Image.DEBIAN)) {
            old.run("rm /etc/ssh/ssh_host_*; ssh-keygen -q -t rsa -b 2048 -N '' -f /etc/ssh/ssh_host_rsa_key");
            reload(old, "-t rsa");
            String key = old.run("cut -d ' ' -f 1,2 /etc/ssh/ssh_host_rsa_key.pub");
            Files.writeString(knownHosts, "[127.0.0.1]:" + old.port() + " " + key);
            connect(old, HostKeyChecking.YES);
        }
    }

    @Test
    void a_certificate_of_a_known_authority_is_accepted() throws IOException {
        try (SshHost certified = SshHosts.start(SshHosts.Image.DEBIAN)) {
            certified.run("ssh-keygen -q -t ed25519 -N '' -f /ca; "
                    + "ssh-keygen -q -s /ca -I host -h -n 127.0.0.1 /etc/ssh/ssh_host_ed25519_key.pub; "
                    + "echo 'HostCertificate /etc/ssh/ssh_host_ed25519_key-cert.pub' >>/etc/ssh/sshd_config");
            reload(certified, "-c");
            String authority = certified.run("cat /ca.pub");
            Files.writeString(knownHosts, "@cert-authority [127.0.0.1]:* " + authority);
            connect(certified, HostKeyChecking.YES);
            Files.writeString(knownHosts, "@revoked * " + authority, StandardOpenOption.APPEND);
            assertThatThrownBy(() -> connect(certified, HostKeyChecking.YES))
                    .isInstanceOfSatisfying(
                            ConnectionFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY_CHANGED));
        }
    }

    /** sshd reads its keys and settings again; it is ready when a scan finds them. */
    private static void reload(SshHost host, String scan) {
        host.run("kill -HUP 1; until ssh-keyscan " + scan + " 127.0.0.1 2>/dev/null | grep -q .; do :; done");
    }

    private void connect(HostKeyChecking checking) {
        connect(host, checking);
    }

    private void connect(SshHost to, HostKeyChecking checking) {
        Target target = to.target("ops");
        SshLogin.connect(new Target(
                        target.name(),
                        target.address(),
                        target.port(),
                        target.user(),
                        target.password(),
                        target.privateKeys(),
                        target.keyPassphrase(),
                        Optional.of(checking),
                        List.of(knownHosts),
                        target.jumpHosts(),
                        target.connectTimeout(),
                        target.shellProgram()))
                .close();
    }

    private void refused(HostKeyChecking checking, Kind kind, Consumer<ConnectionFailure> more) {
        assertThatThrownBy(() -> connect(checking)).isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
            assertThat(failure.advice()).isNotBlank();
            more.accept(failure);
        });
    }

    private String publicKey(String type) {
        return host.run("cut -d ' ' -f 1,2 /etc/ssh/ssh_host_" + type + "_key.pub")
                .strip();
    }

    private String line(String key) {
        return "[127.0.0.1]:" + host.port() + " " + key.strip() + "\n";
    }
}

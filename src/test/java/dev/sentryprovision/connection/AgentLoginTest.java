package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins with keys that only an agent has. */
@Tag("container")
@Timeout(60)
class AgentLoginTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "RSA"})
    void a_key_in_the_agent_opens_the_door(String algorithm) throws Exception {
        SshHost host = SshHosts.debian();
        KeyPair key = pair(algorithm);
        authorize(host, key);
        try (TestAgent agent = TestAgent.start(folder.resolve("agent"), List.of(pair("Ed25519"), key))) {
            Surroundings surroundings = new Surroundings(folder, "me", List.of(), Optional.of(agent.socket()));
            Target target = host.target("ops", List.of(), Optional.empty());
            try (Connection connection = new SshConnector(surroundings).connect(target)) {
                assertThat(connection.shell(new Identity.Login()).run("id -un").out())
                        .isEqualTo("ops\n");
            }
        }
    }

    @Test
    void only_the_named_key_of_the_agent_is_offered_where_that_is_wanted() throws Exception {
        SshHost host = SshHosts.debian();
        KeyPair named = pair("Ed25519");
        KeyPair other = pair("Ed25519");
        authorize(host, other);
        Files.writeString(folder.resolve("named"), "locked");
        Files.writeString(folder.resolve("named.pub"), line(named));
        Path config = Files.writeString(
                folder.resolve("config"), "IdentitiesOnly yes\nIdentityFile " + folder.resolve("named") + "\n");
        try (TestAgent agent = TestAgent.start(folder.resolve("agent"), List.of(named, other))) {
            Surroundings surroundings = new Surroundings(folder, "me", List.of(config), Optional.of(agent.socket()));
            Target target = host.target("ops", List.of(), Optional.empty());
            assertThatThrownBy(
                            () -> new SshConnector(surroundings).connect(target).close())
                    .isInstanceOfSatisfying(
                            ConnectionFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION))
                    .hasMessageContaining("agent's key key-0 (refused)")
                    .hasMessageNotContaining("key-1");
            authorize(host, named);
            new SshConnector(surroundings).connect(target).close();
        }
    }

    @Test
    void an_agent_that_is_gone_is_mentioned_when_nothing_else_helps() {
        Surroundings surroundings = new Surroundings(folder, "me", List.of(), Optional.of(folder.resolve("no-agent")));
        Target target = SshHosts.debian().target("ops", List.of(), Optional.empty());
        assertThatThrownBy(() -> new SshConnector(surroundings).connect(target).close())
                .isInstanceOf(ConnectionFailure.class)
                .hasMessageContaining("ssh-agent at " + folder.resolve("no-agent") + " does not answer");
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static void authorize(SshHost host, KeyPair key) {
        host.run("echo '" + line(key) + "' >>/home/ops/.ssh/authorized_keys");
    }

    private static String line(KeyPair key) {
        return TestAgent.type(key) + " " + Base64.getEncoder().encodeToString(TestAgent.blob(key));
    }
}

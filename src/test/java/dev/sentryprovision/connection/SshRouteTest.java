package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshRouteTest {

    @TempDir
    private Path home;

    @Test
    void defaults_are_those_of_ssh() throws IOException {
        SshHop hop = only(to("", Target.of("a", "A.example.org")));
        assertThat(hop.host()).isEqualTo("A.example.org");
        assertThat(hop.port()).isEqualTo(22);
        assertThat(hop.credentials().user()).isEqualTo("me");
        assertThat(hop.credentials().otherKeys())
                .containsExactly(
                        home.resolve(".ssh/id_ed25519"), home.resolve(".ssh/id_ecdsa"), home.resolve(".ssh/id_rsa"));
        assertThat(hop.hostKey().checking()).isEqualTo(HostKeyChecking.YES);
        assertThat(hop.hostKey().name()).isEqualTo("a.example.org");
        assertThat(hop.hostKey().files()).startsWith(home.resolve(".ssh/known_hosts"));
    }

    @Test
    void the_inventory_goes_before_ssh_config() throws IOException {
        String config = "User theirs\nPort 1\nConnectTimeout 3\nStrictHostKeyChecking accept-new\nHostKeyAlias alias\n";
        SshHop hop = only(to(config, Target.of("a", "a")));
        assertThat(hop.credentials().user()).isEqualTo("theirs");
        assertThat(hop.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(hop.hostKey().checking()).isEqualTo(HostKeyChecking.ACCEPT_NEW);
        assertThat(hop.hostKey().name()).isEqualTo("alias");
        assertThat(only(to(config, target(2, "mine"))).credentials().user()).isEqualTo("mine");
        assertThat(only(to(config, target(2, "mine"))).port()).isEqualTo(2);
    }

    @Test
    void only_named_keys_are_offered_where_that_is_wanted() throws IOException {
        SshHop hop = only(to("IdentitiesOnly yes\nIdentityFile ~/.ssh/mine\n", Target.of("a", "a")));
        assertThat(hop.credentials().agentRest()).isFalse();
        assertThat(hop.credentials().otherKeys()).containsExactly(home.resolve(".ssh/mine"));
    }

    @Test
    void jump_hosts_come_first_and_have_settings_of_their_own() throws IOException {
        String config = """
                Host inner
                    ProxyJump ops@middle:2201
                Host middle
                    ProxyJump outer
                    HostName 10.0.0.2
                Host outer
                    User gate
                """;
        List<SshHop> route = to(config, Target.of("x", "inner"));
        assertThat(route).extracting(SshHop::host).containsExactly("outer", "10.0.0.2", "inner");
        assertThat(route).extracting(SshHop::port).containsExactly(22, 2201, 22);
        assertThat(route).extracting(hop -> hop.credentials().user()).containsExactly("gate", "ops", "me");
    }

    @Test
    void a_host_is_not_its_own_jump_host() throws IOException {
        assertThat(to("Host *\nProxyJump gate\n", Target.of("x", "inner")))
                .extracting(SshHop::host)
                .containsExactly("gate", "inner");
    }

    @Test
    void a_proxy_command_is_refused_rather_than_left_out() {
        assertThatThrownBy(() -> to("ProxyCommand nc %h %p\n", Target.of("x", "inner")))
                .isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.ROUTE);
                    assertThat(failure.advice()).contains("ProxyJump");
                });
    }

    @Test
    void jump_hosts_are_read_in_every_form() {
        Target behind = Target.of("a", "a");
        assertThat(JumpHost.parse("h", behind).address()).isEqualTo("h");
        assertThat(JumpHost.parse("u@h:7", behind)).satisfies(jump -> {
            assertThat(jump.user()).contains("u");
            assertThat(jump.port()).contains(7);
        });
        assertThat(JumpHost.parse("ssh://u@[::1]:7/", behind).address()).isEqualTo("::1");
        assertThatThrownBy(() -> JumpHost.parse("", behind)).isInstanceOf(ConnectionFailure.class);
    }

    private List<SshHop> to(String config, Target target) throws IOException {
        Path file = Files.writeString(home.resolve("config"), config);
        return new SshRoute(new Surroundings(home, "me", List.of(file), Optional.empty())).to(target);
    }

    private static SshHop only(List<SshHop> route) {
        assertThat(route).hasSize(1);
        return route.getFirst();
    }

    private static Target target(int port, String user) {
        Target plain = Target.of("a", "a");
        return new Target(
                plain.name(),
                plain.address(),
                Optional.of(port),
                Optional.of(user),
                plain.password(),
                plain.privateKeys(),
                plain.keyPassphrase(),
                plain.hostKeyChecking(),
                plain.knownHosts(),
                plain.jumpHosts(),
                plain.connectTimeout(),
                plain.shellProgram());
    }
}

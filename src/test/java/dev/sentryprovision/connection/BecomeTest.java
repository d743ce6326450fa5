package dev.sentryprovision.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Identity.Become;
import dev.sentryprovision.connection.Identity.Method;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Becoming another user, on both systems. */
@Tag("container")
@Timeout(60)
class BecomeTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void sudo_without_a_password(SshHosts.Image image) {
        assertBecomes(image, "ops", become(Method.SUDO, "root"));
        assertBecomes(image, "ops", become(Method.SUDO, "nosudo"));
        assertBecomes(image, "root", become(Method.SUDO, "ops"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void sudo_with_a_password(SshHosts.Image image) {
        assertBecomes(image, "askpass", become(Method.SUDO, "root", "askpass"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void a_password_that_sudo_does_not_want_is_not_read_as_a_script(SshHosts.Image image) {
        assertBecomes(image, "ops", become(Method.SUDO, "root", "touch /tmp/password-was-run"));
        assertThat(SshHosts.shared(image).run("ls /tmp")).doesNotContain("password-was-run");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void su_with_and_without_a_password(SshHosts.Image image) {
        assertBecomes(image, "root", become(Method.SU, "ops"));
        assertBecomes(image, "nosudo", become(Method.SU, "root", "root"));
        assertRefused(image, "nosudo", become(Method.SU, "root"), Kind.BECOME_PASSWORD_MISSING);
        assertRefused(image, "nosudo", become(Method.SU, "root", "wrong"), Kind.BECOME_PASSWORD_WRONG);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEBIAN13", "FIREWALL"})
    void doas_without_a_password(SshHosts.Image image) {
        assertBecomes(image, "ops", become(Method.DOAS, "root"));
        assertRefused(image, "askpass", become(Method.DOAS, "root"), Kind.BECOME_REFUSED);
        assertRefused(image, "nosudo", become(Method.DOAS, "root"), Kind.BECOME_REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void what_stands_in_the_way_of_sudo_is_told(SshHosts.Image image) {
        assertRefused(image, "askpass", become(Method.SUDO, "root"), Kind.BECOME_PASSWORD_MISSING);
        assertRefused(image, "askpass", become(Method.SUDO, "root", "wrong"), Kind.BECOME_PASSWORD_WRONG);
        assertRefused(image, "nosudo", become(Method.SUDO, "root", "nosudo"), Kind.BECOME_REFUSED);
        assertRefused(image, "ops", become(Method.SUDO, "no-such-user"), Kind.BECOME_REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void flags_that_forbid_questions_yield_to_a_password(SshHosts.Image image) {
        assertBecomes(
                image, "askpass", new Become(Method.SUDO, "root", Optional.of(new Secret("askpass")), "-H -S -n"));
        assertBecomes(image, "ops", new Become(Method.SUDO, "root", Optional.empty(), "-H -S -n"));
        assertBecomes(image, "nosudo", new Become(Method.SU, "root", Optional.of(new Secret("root")), "-l"));
    }

    @Test
    void scripts_keep_their_language() {
        try (Connection connection = SshLogin.connect(SshHosts.debian().target("ops"))) {
            String login = connection
                    .shell(new Identity.Login())
                    .run("echo ${LC_ALL-none}")
                    .out();
            for (Become who : new Become[] {become(Method.SUDO, "root"), become(Method.SU, "root", "root")}) {
                assertThat(connection.shell(who).run("echo ${LC_ALL-none}").out())
                        .isEqualTo(login);
            }
        }
    }

    @Test
    void sudo_that_is_not_there_is_told() {
        try (SshHost host = SshHosts.start(SshHosts.Image.BUSYBOX)) {
            host.run("rm /usr/bin/sudo");
            try (Connection connection = SshLogin.connect(host.target("ops"))) {
                assertThatThrownBy(() -> connection.shell(become(Method.SUDO, "root")))
                        .isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
                            assertThat(failure.kind()).isEqualTo(Kind.BECOME_REFUSED);
                            assertThat(failure.advice()).contains("become_method");
                        });
            }
        }
    }

    @Test
    void a_wrong_password_is_sent_once_however_often_the_shell_is_asked_for() {
        try (SshHost host = SshHosts.start(SshHosts.Image.DEBIAN);
                Connection connection = SshLogin.connect(host.target("askpass"))) {
            Become wrong = become(Method.SUDO, "root", "wrong");
            host.run("printf 'Defaults logfile=/tmp/sudo.log\\n' >>/etc/sudoers");
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> connection.shell(wrong)).isInstanceOf(ConnectionFailure.class);
            }
            assertThat(host.run("grep -c 'incorrect password' /tmp/sudo.log")).isEqualTo("1\n");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void files_go_up_and_come_down_as_the_other_user(SshHosts.Image image) throws IOException {
        for (Identity who :
                new Identity[] {become(Method.SUDO, "root", "askpass"), become(Method.SU, "root", "root")}) {
            try (Connection connection = SshLogin.connect(SshHosts.shared(image).target("askpass"))) {
                String path = connection.shell(who).run("mktemp -d").out().strip() + "/file";
                byte[] content = "content\n".getBytes(UTF_8);
                connection.feed(who, new ByteArrayInputStream(content), "cat >" + path, path);
                assertThat(connection.shell(who).run("ls -ln " + path).out()).matches("-rw\\S+\\s+1 0\\s.*\\s");
                try (InputStream stream = connection.download(who, path)) {
                    assertThat(stream.readAllBytes()).isEqualTo(content);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
    void a_time_limit_kills_another_users_processes(SshHosts.Image image) {
        try (Connection connection = SshLogin.connect(SshHosts.shared(image).target("ops"))) {
            Shell root = connection.shell(become(Method.SUDO, "root"));
            PendingReply slow = root.send(ShellRequest.of("sleep 4242").within(Duration.ofMillis(300)));
            assertThatThrownBy(slow::await)
                    .isInstanceOfSatisfying(
                            ConnectionFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.TIME_LIMIT));
            assertThat(root.run("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '")
                            .out())
                    .doesNotContain("sleep 4242");
        }
    }

    private static void assertBecomes(SshHosts.Image image, String login, Become who) {
        try (Connection connection = SshLogin.connect(SshHosts.shared(image).target(login))) {
            Shell shell = connection.shell(who);
            assertThat(shell.run("id -un; echo err >&2")).satisfies(reply -> {
                assertThat(reply.out()).isEqualTo(who.user() + "\n");
                assertThat(reply.err()).isEqualTo("err\n");
            });
            assertThat(connection.shell(who)).isSameAs(shell);
            assertThat(connection.shell(new Identity.Login()).run("id -un").out())
                    .isEqualTo(login + "\n");
        }
    }

    private static void assertRefused(SshHosts.Image image, String login, Become who, Kind kind) {
        try (Connection connection = SshLogin.connect(SshHosts.shared(image).target(login))) {
            assertThatThrownBy(() -> connection.shell(who)).isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
                assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
                assertThat(failure.advice()).isNotBlank();
                assertThat(failure.getMessage()).contains(who.user()).doesNotContain("wrong");
            });
            assertThat(connection
                            .shell(new Identity.Login())
                            .run("echo still here")
                            .out())
                    .isEqualTo("still here\n");
        }
    }

    private static Become become(Method method, String user) {
        return new Become(method, user, Optional.empty(), "");
    }

    private static Become become(Method method, String user, String password) {
        return new Become(method, user, Optional.of(new Secret(password)), "");
    }
}

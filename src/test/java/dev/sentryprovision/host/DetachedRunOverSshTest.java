package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.LastingConnection;
import dev.sentryprovision.connection.SshLogin;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import dev.sentryprovision.testing.SshHosts.Image;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A command that goes on by itself loses nothing when its connection is cut. */
@Tag("container")
@Timeout(60)
class DetachedRunOverSshTest {

    private static final String CUT = """
            for process in /proc/[0-9]*; do
                case "$(tr '\\0' ' ' <"$process/cmdline" 2>/dev/null)" in sshd*ops@*) kill -9 "${process#/proc/}" ;; esac
            done
            """;

    @ParameterizedTest
    @EnumSource(
            value = Image.class,
            names = {"DEBIAN", "BUSYBOX"})
    void a_command_is_followed_through_a_cut_connection(Image image) throws IOException {
        try (SshHost host = SshHosts.start(image);
                Connection connection = LastingConnection.of(() -> SshLogin.connect(host.target("ops")))) {
            AtomicInteger cuts = new AtomicInteger();
            Background background =
                    new Background("j1", Duration.ofMinutes(1), Duration.ofMillis(200), () -> {}, text -> {
                        if (text.startsWith("one")) {
                            cut(host);
                            cuts.incrementAndGet();
                        }
                    });
            HostSession session = HostSession.of("web", connection, ChangeListener.NONE, InstantSource.system());
            Host machine = session.view(HostView.live(new Identity.Login()).with(background), new Changes());

            RunResult result = machine.run(
                    Command.script(
                            "echo one; until [ -e /tmp/go ]; do sleep 0.1; done; echo two; echo bad >&2; exit 7"),
                    Effect.of("work"));

            assertThat(result).isInstanceOfSatisfying(RunResult.Ran.class, ran -> {
                assertThat(ran.reply().status()).isEqualTo(7);
                assertThat(ran.reply().out()).isEqualTo("one\ntwo\n");
                assertThat(ran.reply().err()).isEqualTo("bad\n");
            });
            assertThat(cuts).hasValue(1);
        }
    }

    /** Lets the command go on, and kills all sessions of the user. */
    private static void cut(SshHost host) {
        try (Connection other = SshLogin.connect(host.target("ops"))) {
            other.shell(new Identity.Login()).run("touch /tmp/go\n" + CUT);
        } catch (ConnectionFailure _) {
            // It was cut as well.
        }
    }
}

package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.SshLogin;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import dev.sentryprovision.testing.SshHosts.Image;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that is lost in the middle of an upload: what was there is whole, and nothing else is left there. */
@Tag("container")
@ParameterizedClass
@EnumSource(
        value = Image.class,
        names = {"DEBIAN", "BUSYBOX"})
class BrokenUploadTest {

    /** Cuts the connection as soon as something is on its way; shows its permissions. */
    private static final String CUT = """
            set -e
            until set -- /srv/.sentry-provision.* && [ -e "$1" ]; do :; done
            stat -c %a "$1"
            for p in /proc/[0-9]*; do case $(cat "$p/cmdline" 2>/dev/null | tr '\\0' ' ') in
            'sshd: root'*) kill -9 "${p#/proc/}";; esac; done
            """;

    /** What is left; the machine may still be about to take it away. */
    private static final String LEFT =
            "for i in $(seq 100); do set -- /srv/.sentry-provision.*; [ -e \"$1\" ] || break; sleep 0.1; done; "
                    + "find /srv -type f | sort";

    @Parameter
    private Image image;

    @TempDir
    private Path folder;

    private SshHost machine;
    private Connection connection;
    private Host host;

    @BeforeEach
    void start() {
        machine = SshHosts.start(image);
        machine.run("mkdir -p /srv; echo old >/srv/1; echo old >/srv/2");
        connection = SshLogin.connect(machine.target("root"));
        host = HostSession.of("web1", connection, ChangeListener.NONE, InstantSource.system())
                .view(HostView.live(new Identity.Login()), new Changes());
        host.user();
    }

    @AfterEach
    void stop() {
        connection.close();
        machine.close();
    }

    @Test
    void of_a_file() throws IOException {
        FileWrite write = FileWrite.of(new RemotePath("/srv/1"), large("1"), Attributes.KEEP);

        assertCut("600\n", () -> host.write(write));
    }

    @Test
    void of_a_folder() throws IOException {
        PathSteps steps = new PathSteps();
        for (String name : new String[] {"1", "2"}) {
            steps.write(FileWrite.of(new RemotePath("/srv/" + name), large(name), Attributes.KEEP));
        }

        assertCut("700\n", () -> host.take(steps));
    }

    private void assertCut(String mode, Runnable upload) {
        CompletableFuture<String> cut = CompletableFuture.supplyAsync(() -> machine.run(CUT));
        assertThatThrownBy(upload::run).isInstanceOf(ConnectionFailure.class);
        assertThat(cut.join()).isEqualTo(mode);
        assertThat(machine.run(LEFT)).isEqualTo("/srv/1\n/srv/2\n");
        assertThat(machine.run("cat /srv/1 /srv/2")).isEqualTo("old\nold\n");
    }

    /** More than arrives before the connection is cut. */
    private Content large(String name) throws IOException {
        Path path = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(500_000_000);
        }
        return Content.of(path);
    }
}

package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Identity.Become;
import dev.sentryprovision.connection.Identity.Method;
import dev.sentryprovision.connection.SshLogin;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.testing.SshHosts;
import dev.sentryprovision.testing.SshHosts.Image;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What only a real machine and an ordinary user can show. */
@Tag("container")
@ParameterizedClass
@EnumSource(
        value = Image.class,
        names = {"DEBIAN", "BUSYBOX"})
class LiveHostOverSshTest {

    private static final Identity ROOT = new Become(Method.SUDO, "root", Optional.empty(), "");

    @Parameter
    Image image;

    private HostSession session;
    private Host ops;
    private Host root;

    @BeforeEach
    void log_in() {
        Connection connection = SshLogin.connect(SshHosts.shared(image).target("ops"));
        session = HostSession.of("web1", connection, ChangeListener.NONE, InstantSource.system());
        ops = session.view(HostView.live(new Identity.Login()), new Changes());
        root = session.view(HostView.live(ROOT), new Changes());
    }

    @AfterEach
    void log_out() {
        session.close();
    }

    @Test
    void each_user_is_who_they_are() {
        assertThat(ops.user()).isEqualTo("ops");
        assertThat(root.user()).isEqualTo("root");
        assertThat(root.resolve("~ops/x")).isEqualTo(ops.resolve("~/x"));
    }

    @Test
    void a_folder_that_is_closed_to_a_user_is_not_taken_for_an_empty_one() {
        RemotePath folder = new RemotePath("/tmp/closed-" + System.nanoTime());
        RemotePath file = folder.child("file");
        root.makeDirectory(folder, Attributes.ofMode(0700));
        root.write(FileWrite.of(file, Content.of("x"), Attributes.ofMode(0600)));

        assertThat(root.stat(file).isFile()).isTrue();
        assertThatThrownBy(() -> ops.stat(file))
                .isInstanceOf(HostFailure.class)
                .hasMessage("permission denied: " + file);
        assertThatThrownBy(() -> ops.read(file))
                .isInstanceOf(HostFailure.class)
                .hasMessage("permission denied: " + file);
        assertThatThrownBy(() -> ops.look(new Look.Digest(file, "sha256"))).hasMessage("permission denied: " + file);
        root.remove(folder);
        assertThat(ops.stat(folder).exists()).isFalse();
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_a_failure_for_small_and_large() {
        RemotePath file = new RemotePath("/etc/not-by-ops");
        for (int size : new int[] {10, 100_000}) {
            FileWrite write = FileWrite.of(file, Content.of(new byte[size]), Attributes.KEEP);

            assertThatThrownBy(() -> ops.write(write))
                    .isInstanceOf(HostFailure.class)
                    .hasMessageStartingWith("cannot write /etc/not-by-ops: ")
                    .hasMessageContainingAll("ermission denied");
        }
    }

    @Test
    void a_files_owner_is_kept_by_root_and_changed_when_asked() {
        RemotePath file = new RemotePath("/tmp/owned-" + System.nanoTime());
        ops.write(FileWrite.of(file, Content.of("one"), Attributes.ofMode(0640)));

        root.write(FileWrite.of(file, Content.of("two"), Attributes.KEEP));
        assertThat(root.stat(file)).satisfies(status -> {
            assertThat(status.owner()).isEqualTo("ops");
            assertThat(status.mode()).isEqualTo(0640);
        });

        root.setAttributes(file, new Attributes(Optional.empty(), Optional.of("root"), Optional.of("0")));
        assertThat(root.stat(file).owner()).isEqualTo("root");
        assertThat(root.stat(file).gid()).isZero();
        root.remove(file);
    }

    @Test
    void a_task_that_takes_too_long_is_ended() {
        HostView hasty = new HostView(new Identity.Login(), Map.of(), Optional.of(Duration.ofSeconds(1)), false);

        assertThatThrownBy(() -> session.view(hasty, new Changes()).query(Command.of("sleep", "100")))
                .isInstanceOf(ConnectionFailure.class);
    }

    @Test
    void facts_are_gathered_in_one_round_trip() {
        ops.user();
        long before = session.traffic().roundTrips();

        Facts facts = session.facts();

        assertThat(session.traffic().roundTrips() - before).isEqualTo(1);
        assertThat(facts.text("user_id")).isEqualTo("ops");
        assertThat(facts.osFamily()).isEqualTo(image == Image.DEBIAN ? "Debian" : "Busybox");
        assertThat(facts.text("virtualization_type")).isEqualTo("docker");
    }
}

package dev.sentryprovision.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Command;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryHostTest {

    private final InMemoryHost host = new InMemoryHost();

    @Test
    void what_was_put_in_can_be_looked_at() {
        host.file("/etc/motd", "hello\n").answers("systemctl is-active docker", "active\n");

        assertThat(host.text("/etc/motd")).isEqualTo("hello\n");
        assertThat(host.at("/etc/motd").size()).isEqualTo(6);
        assertThat(host.query(Command.of("systemctl", "is-active", "docker")).out())
                .isEqualTo("active\n");
        assertThat(host.query(Command.of("unheard-of")).status()).isEqualTo(127);
        assertThat(host.changes()).isEmpty();
    }

    @Test
    void a_write_is_one_change_with_its_diff_and_the_second_is_none() {
        host.file("/etc/motd", "hello\n");
        FileWrite write = FileWrite.of(new RemotePath("/etc/motd"), Content.of("bye\n"), Attributes.ofMode(0600));

        host.write(write);
        host.write(write);

        assertThat(host.changes())
                .extracting(change -> change.diff())
                .containsExactly(new Diff(
                        "/etc/motd",
                        Optional.of("hello\n"),
                        Optional.of("bye\n"),
                        List.of(new AttributeChange("mode", "0644", "0600")),
                        ""));
        assertThat(host.text("/etc/motd")).isEqualTo("bye\n");
    }

    @Test
    void a_missing_folder_is_the_failure_it_would_be_live() {
        FileWrite write = FileWrite.of(new RemotePath("/etc/a/b"), Content.of("x"), Attributes.KEEP);

        assertThatThrownBy(() -> host.write(write))
                .isInstanceOf(HostFailure.class)
                .hasMessage("cannot write /etc/a/b: there is no folder /etc/a");
    }
}

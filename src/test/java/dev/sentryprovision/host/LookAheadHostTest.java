package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that is tried before its turn goes no farther than it is of use. */
class LookAheadHostTest {

    @TempDir
    Path folder;

    private RemotePath file;
    private HostSession session;

    @BeforeEach
    void set_up() throws Exception {
        file = new RemotePath(folder.toRealPath().toString()).child("file");
        Files.writeString(Path.of(file.text()), "before\n");
        session = new HostSession(
                "web1",
                new ShellProcess(List.of("/bin/sh"), Map.of()),
                ChangeListener.NONE,
                Surroundings.of(InstantSource.system()));
    }

    private LookAheadHost ahead(boolean sharesTurn) {
        return session.ahead(HostView.live(new Identity.Login()), new Phaser(1), sharesTurn);
    }

    private FileWrite write(String text) {
        return FileWrite.of(file, Content.of(text), Attributes.KEEP);
    }

    @Test
    void what_is_alone_in_its_turn_stops_at_its_first_change() {
        LookAheadHost host = ahead(false);
        assertThatThrownBy(() -> host.write(write("after\n"))).isInstanceOf(LookAheadHost.Parked.class);
        assertThat(Path.of(file.text())).hasContent("before\n");
    }

    @Test
    void what_is_alone_in_its_turn_and_changes_nothing_comes_to_its_end() {
        LookAheadHost host = ahead(false);
        host.write(write("before\n"));
        host.setAttributes(file, Attributes.KEEP);
        host.take(new PathSteps());
        assertThat(host.foreseen().changesNothing()).isTrue();
    }

    @Test
    void what_shares_a_turn_is_worked_out_to_its_end() {
        LookAheadHost host = ahead(true);
        host.write(write("after\n"));
        assertThat(host.foreseen().planned())
                .extracting(each -> each.step().path())
                .containsExactly(file);
        assertThat(Path.of(file.text())).hasContent("before\n");
    }

    @Test
    void what_it_would_have_changed_is_not_there_to_be_looked_at() {
        LookAheadHost host = ahead(true);
        host.write(write("after\n"));
        assertThatThrownBy(() -> host.read(file)).isInstanceOf(LookAheadHost.Parked.class);
    }
}

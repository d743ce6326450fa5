package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.shell.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a task waits for the machine. */
class RoundTripsTest {

    private final ShellProcess shell = new ShellProcess(List.of("/bin/sh"), Map.of());
    private final HostSession session = HostSession.of("web1", shell, ChangeListener.NONE, InstantSource.system());

    @TempDir
    Path folder;

    private RemotePath file;

    @BeforeEach
    void set_up() throws IOException {
        file = new RemotePath(folder.toRealPath().toString()).child("file");
        Files.writeString(Path.of(file.text()), "before\n");
    }

    @Test
    void a_task_that_changes_nothing_is_one_round_trip() {
        for (boolean dryRun : List.of(false, true)) {
            long before = session.traffic().roundTrips();
            Host host = host(dryRun);
            Asked<PathStatus> status = host.ask(new Look.Stat(file, false));
            Asked<Reading> reading = host.ask(Look.Read.small(file));

            assertThat(status.get().isFile()).isTrue();
            assertThat(reading.get()).isInstanceOf(Reading.Whole.class);
            assertThat(session.traffic().roundTrips() - before).isEqualTo(1);
        }
    }

    @Test
    void a_dry_run_that_looked_has_no_need_to_ask_again_for_a_change() {
        Host host = host(true);
        host.ask(new Look.Stat(file, false));
        host.read(file);
        long before = session.traffic().roundTrips();

        host.write(FileWrite.of(file, Content.of("after\n"), Attributes.KEEP));

        assertThat(session.traffic().roundTrips() - before).isZero();
    }

    @Test
    void tasks_that_look_together_share_a_round_trip() {
        Asked<Reading> one = host(false).ask(Look.Read.small(file));
        Asked<PathStatus> other = host(false).ask(new Look.Stat(file.parent(), false));
        long before = session.traffic().roundTrips();

        assertThat(one.get()).isInstanceOf(Reading.Whole.class);
        assertThat(other.get().isDirectory()).isTrue();
        assertThat(session.traffic().roundTrips() - before).isEqualTo(1);
    }

    @Test
    void a_task_in_a_dry_run_may_insist_on_being_done() {
        host(true).write(FileWrite.of(file.parent().child("imagined"), Content.of("x"), Attributes.KEEP));
        host(false).write(FileWrite.of(file.parent().child("done"), Content.of("x"), Attributes.KEEP));

        assertThat(folder.resolve("done")).exists();
        assertThat(folder.resolve("imagined")).doesNotExist();
        assertThat(host(true).look(new Look.Tree(file.parent(), false)))
                .extracting(entry -> entry.path().fileName())
                .containsExactly("done", "file", "imagined");
    }

    @Test
    void commands_run_in_the_environment_of_their_task() {
        HostView view = new HostView(
                new Identity.Login(), Map.of("A", "task", "B", "task"), Optional.of(Duration.ofMinutes(1)), false);
        Host host = session.view(view, new Changes());
        Command command = Command.script("echo $A $B").withEnvironment(Map.of("B", "own"));

        assertThat(host.query(command).out()).isEqualTo("task own\n");
        assertThat(host.run(command, Effect.of("show")))
                .isInstanceOfSatisfying(
                        RunResult.Ran.class,
                        ran -> assertThat(ran.reply().out()).isEqualTo("task own\n"));
    }

    private Host host(boolean dryRun) {
        HostView view = dryRun ? HostView.dryRun(new Identity.Login()) : HostView.live(new Identity.Login());
        return session.view(view, new Changes());
    }
}

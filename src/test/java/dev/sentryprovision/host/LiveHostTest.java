package dev.sentryprovision.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.shell.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("shells")
class LiveHostTest {

    @Parameter
    ShellProcess shell;

    @TempDir
    Path folder;

    private final Changes changes = new Changes();
    private final List<String> heard = new ArrayList<>();
    private RemotePath file;
    private HostSession session;
    private Host host;

    static Stream<ShellProcess> shells() {
        return Shells.all();
    }

    @BeforeEach
    void set_up() throws IOException {
        file = new RemotePath(folder.toRealPath().toString()).child("file");
        Files.writeString(path(file), "before\n");
        session = new HostSession("web1", shell, this::hear, Surroundings.of(InstantSource.system()));
        host = session.view(HostView.live(new Identity.Login()), changes);
        host.user();
    }

    private void hear(Change change) {
        if (change instanceof PathChange(RemotePath at, PathImage before, PathImage _, var _)
                && before.status().isFile()) {
            heard.add(before.content()
                            .map(content -> new String(content.allBytes(), UTF_8))
                            .orElse("?") + " now " + text(at));
        }
    }

    @Test
    void the_journal_has_the_old_content_before_it_is_gone() {
        write("after\n");

        assertThat(heard).containsExactly("before\n now before\n");
        assertThat(text(file)).isEqualTo("after\n");
        assertThat(changes.list()).hasSize(1);
    }

    @Test
    void a_journal_that_fails_keeps_the_change_from_being_done() {
        HostSession full = new HostSession(
                "web1",
                shell,
                _ -> {
                    throw new IllegalStateException("disk full");
                },
                Surroundings.of(InstantSource.system()));
        Host guarded = full.view(HostView.live(new Identity.Login()), changes);

        assertThatThrownBy(() -> guarded.remove(file)).hasMessage("disk full");
        assertThat(text(file)).isEqualTo("before\n");
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void a_look_and_a_write_are_two_round_trips() {
        long start = session.traffic().roundTrips();
        Asked<PathStatus> status = host.ask(new Look.Stat(file, false));
        Asked<Reading> reading = host.ask(Look.Read.small(file));

        assertThat(status.get().isFile()).isTrue();
        assertThat(reading.get()).isInstanceOf(Reading.Whole.class);
        assertThat(session.traffic().roundTrips() - start).isEqualTo(1);
        write("after\n");
        assertThat(session.traffic().roundTrips() - start).isEqualTo(2);
    }

    @Test
    void nothing_is_looked_up_for_a_second_task_out_of_what_the_first_saw() throws IOException {
        host.read(file);
        Files.writeString(path(file), "changed behind its back\n");

        session.view(HostView.live(new Identity.Login()), changes)
                .write(FileWrite.of(file, Content.of("after\n"), Attributes.KEEP));

        assertThat(heard).containsExactly("changed behind its back\n now changed behind its back\n");
    }

    @Test
    void what_was_asked_before_a_change_does_not_see_it() {
        Asked<Reading> reading = host.ask(Look.Read.small(file));

        host.run(Command.script("echo after > " + file), Effect.of("change it"));

        assertThat(reading.get())
                .isInstanceOfSatisfying(
                        Reading.Whole.class, whole -> assertThat(whole.text()).isEqualTo("before\n"));
        assertThat(host.read(file))
                .isInstanceOfSatisfying(
                        Reading.Whole.class, whole -> assertThat(whole.text()).isEqualTo("after\n"));
    }

    @Test
    void a_command_that_validates_may_refuse() {
        FileWrite write = new FileWrite(
                file,
                Content.of("bad\n"),
                Attributes.KEEP,
                Optional.of("echo looked at it; grep -q good %s"),
                false,
                false);

        assertThatThrownBy(() -> host.write(write))
                .isInstanceOfSatisfying(
                        HostFailure.class,
                        e -> assertThat(e.values()).containsEntry("rc", 1L).containsEntry("stdout", "looked at it\n"))
                .hasMessage("cannot write " + file + ": failed to validate, status 1: looked at it");
        assertThat(text(file)).isEqualTo("before\n");
        assertThat(changes.isEmpty()).isTrue();
        assertThat(namesInFolder()).containsExactly("file");
    }

    @Test
    void a_backup_keeps_the_old_content() {
        FileWrite write = new FileWrite(file, Content.of("after\n"), Attributes.KEEP, Optional.empty(), true, false);

        RemotePath backup = host.write(write).orElseThrow();

        assertThat(text(backup)).isEqualTo("before\n");
        assertThat(backup.fileName()).matches("file\\.[0-9]+\\.[0-9]{4}-[0-9]{2}-[0-9]{2}@[0-9:]{8}~");
        assertThat(host.write(write)).isEmpty();
    }

    @Test
    void a_failed_write_leaves_no_temporary_file_and_says_why() {
        Attributes nobodysOwn = new Attributes(Optional.empty(), Optional.of("no-such-user"), Optional.empty());

        assertThatThrownBy(() -> host.write(FileWrite.of(file, Content.of("x"), nobodysOwn)))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("cannot write " + file + ": ")
                .hasMessageContaining("no-such-user");
        assertThat(namesInFolder()).containsExactly("file");
        assertThat(text(file)).isEqualTo("before\n");
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void a_file_system_that_takes_no_links_is_a_failure() {
        assertThatThrownBy(() -> host.link(new RemotePath("/proc/l"), "x", Host.LinkKind.SYMBOLIC))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("cannot make the link /proc/l to x: ");
    }

    @Test
    void each_change_ends_an_epoch() {
        long start = session.epoch();

        write("after\n");
        write("after\n");

        assertThat(session.epoch() - start).isEqualTo(1);
    }

    @Test
    void paths_of_users_are_resolved() {
        String home = System.getProperty("user.home");

        assertThat(host.resolve("/a/../b").text()).isEqualTo("/b");
        assertThat(host.resolve("~/x").text()).isEqualTo(home + "/x");
        assertThat(host.resolve("x/y").text()).isEqualTo(home + "/x/y");
        assertThat(host.resolve("~root/x").text()).endsWith("root/x");
        assertThatThrownBy(() -> host.resolve("~no-such-user/x"))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("no-such-user");
    }

    private void write(String text) {
        host.write(FileWrite.of(file, Content.of(text), Attributes.KEEP));
    }

    private static String text(RemotePath path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<String> namesInFolder() {
        return List.of(folder.toFile().list());
    }

    private static Path path(RemotePath path) {
        return Path.of(path.text());
    }
}

package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are taken together: few ones in a script, many or large ones in a stream. */
class StepsTogetherTest {

    private final ShellProcess shell = new ShellProcess(List.of("/bin/sh"), Map.of());
    private final HostSession session = HostSession.of("web1", shell, ChangeListener.NONE, InstantSource.system());
    private final Changes changes = new Changes();

    @TempDir
    private Path temporary;

    private Path folder;
    private RemotePath root;

    @BeforeEach
    void set_up() throws IOException {
        folder = temporary.toRealPath().resolve("it's here");
        Files.createDirectory(folder);
        root = new RemotePath(folder.toString());
    }

    @Test
    void few_steps_are_one_round_trip_after_the_look() throws IOException {
        host(false).user();
        long before = session.traffic().roundTrips();

        host(false).take(files(3));

        assertThat(session.traffic().roundTrips() - before).isEqualTo(2);
        assertThat(folder.resolve("sub/file 2")).hasContent("content 2");
        assertThat(changes.list()).hasSize(4);
    }

    @Test
    void many_go_in_a_stream_and_nothing_of_it_is_left() throws IOException {
        Files.createDirectory(folder.resolve("old"));
        Files.writeString(folder.resolve("old/-f"), "before");
        PathSteps steps = files(40);
        steps.write(FileWrite.of(root.child("old").child("-f"), Content.of("after"), mode("0600")));
        String longName = "n".repeat(180);
        steps.makeDirectory(root.child(longName), mode("0700"));
        steps.link(root.child(longName).child("link"), "t".repeat(150));

        host(false).take(steps);

        assertThat(folder.resolve("sub/file 39")).hasContent("content 39");
        assertThat(folder.resolve("old/-f")).hasContent("after");
        assertThat(permissions("old/-f")).isEqualTo("rw-------");
        assertThat(permissions(longName)).isEqualTo("rwx------");
        assertThat(Files.readSymbolicLink(folder.resolve(longName + "/link")).toString())
                .isEqualTo("t".repeat(150));
        assertThat(names(folder)).containsExactlyInAnyOrder("old", "sub", longName);
        assertThat(names(folder.resolve("old"))).containsExactly("-f");
        assertThat(changes.list()).hasSize(44);
    }

    @Test
    void a_dry_run_says_the_same_and_remembers_it() {
        Host host = host(true);
        host.take(files(40));

        assertThat(changes.list()).hasSize(41);
        assertThat(host.read(root.child("sub").child("file 7"))).isInstanceOf(Reading.Whole.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_large_file_keeps_the_owner_and_mode_of_the_one_it_replaces() throws IOException {
        Files.writeString(folder.resolve("a"), "before");
        Files.setPosixFilePermissions(folder.resolve("a"), PosixFilePermissions.fromString("rw-r-----"));
        PathSteps steps = new PathSteps();
        steps.write(FileWrite.of(root.child("a"), Content.of("x".repeat(100_000)), Attributes.KEEP));
        steps.write(FileWrite.of(root.child("b"), Content.of("small"), Attributes.KEEP));

        host(false).take(steps);

        assertThat(permissions("a")).isEqualTo("rw-r-----");
        assertThat(permissions("b")).isEqualTo("rw-r--r--");
        assertThat(folder.resolve("a")).hasSize(100_000);
    }

    @Test
    void the_step_that_fails_is_named_and_those_before_it_are_done() {
        PathSteps steps = new PathSteps();
        steps.write(FileWrite.of(root.child("a"), Content.of("a"), Attributes.KEEP));
        steps.write(new FileWrite(
                root.child("b"), Content.of("b"), Attributes.KEEP, Optional.of("echo no; false %s"), false, false));
        steps.write(FileWrite.of(root.child("c"), Content.of("c"), Attributes.KEEP));

        assertThatThrownBy(() -> host(false).take(steps))
                .isInstanceOf(HostFailure.class)
                .hasMessage("cannot write " + root.child("b") + ": failed to validate, status 1: no");

        assertThat(changes.list()).extracting(change -> change.diff().subject()).containsExactly(root + "/a");
        assertThat(folder)
                .isDirectoryContaining(path -> path.endsWith("a"))
                .isDirectoryNotContaining(path -> !path.endsWith("a"));
    }

    @Test
    void a_stream_that_fails_leaves_nothing() {
        PathSteps steps = files(40);
        steps.write(FileWrite.of(root.child("gone"), Content.of(folder.resolve("none")), Attributes.KEEP));

        assertThatThrownBy(() -> host(false).take(steps)).isInstanceOf(RuntimeException.class);

        assertThat(folder).isEmptyDirectory();
        assertThat(changes.list()).isEmpty();
    }

    @Test
    void a_machine_without_tar_gets_each_file_by_itself() throws IOException {
        ShellProcess bare = new ShellProcess(List.of("/bin/sh"), Map.of("PATH", withoutTar()));
        Host host = HostSession.of("web1", bare, ChangeListener.NONE, InstantSource.system())
                .view(HostView.live(new Identity.Login()), changes);

        host.take(files(20));

        assertThat(folder.resolve("sub/file 19")).hasContent("content 19");
    }

    /** A folder with all programs that scripts need, but for tar. */
    private String withoutTar() throws IOException {
        Path bin = Files.createDirectory(temporary.resolve("bin"));
        for (String tool : "id stat readlink head mv rm mkdir chmod chown ln cat find rmdir".split(" ")) {
            Path program = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Path script = Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin.toString();
    }

    private PathSteps files(int count) {
        PathSteps steps = new PathSteps();
        steps.makeDirectory(root.child("sub"), Attributes.KEEP);
        for (int i = 0; i < count; i++) {
            RemotePath path = root.child("sub").child("file " + i);
            steps.write(FileWrite.of(path, Content.of("content " + i), Attributes.KEEP));
        }
        return steps;
    }

    private static Attributes mode(String octal) {
        return new Attributes(Optional.of(new ModeSpec(octal)), Optional.empty(), Optional.empty());
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private Host host(boolean dryRun) {
        HostView view = dryRun ? HostView.dryRun(new Identity.Login()) : HostView.live(new Identity.Login());
        return session.view(view, changes);
    }
}

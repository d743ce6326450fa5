package dev.sentryprovision.module.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.module.LocalMachine;
import dev.sentryprovision.module.LocalMachine.Run;
import dev.sentryprovision.module.PlainController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on files that the cases cannot make: times, owners, links. */
class SynchronizeModuleTest {

    private static final Instant OLD = Instant.parse("2001-02-03T04:05:06Z");

    @TempDir
    private Path temporary;

    private Path source;
    private Path dest;

    @BeforeEach
    void set_up() throws IOException {
        Path folder = temporary.toRealPath();
        source = Files.createDirectory(folder.resolve("site"));
        dest = Files.createDirectory(folder.resolve("dest"));
    }

    /** Few files go by a script, many by a stream. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void times_and_owners_are_those_of_the_source(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Path file = Files.writeString(source.resolve("f" + i), "content " + i);
            Files.setLastModifiedTime(file, FileTime.from(OLD));
        }

        Run predicted = run(true);
        Run first = run(false);
        Run second = run(false);

        assertThat(first.changes()).isEqualTo(predicted.changes()).hasSize(count + 1);
        for (int i = 0; i < count; i++) {
            Path copy = dest.resolve("site/f" + i);
            assertThat(Files.getLastModifiedTime(copy).toInstant()).isEqualTo(OLD);
            assertThat(Files.getOwner(copy)).isEqualTo(Files.getOwner(source.resolve("f" + i)));
        }
        assertThat(second.changes()).isEmpty();
        assertThat(second.roundTrips()).isEqualTo(1);
    }

    @Test
    void another_time_is_one_change() throws IOException {
        Path file = Files.writeString(source.resolve("a"), "one");
        run(false);
        Files.setLastModifiedTime(file, FileTime.from(OLD));

        Run run = run(false);

        assertThat(run.changes())
                .extracting(Diff::subject)
                .containsExactly(dest.resolve("site/a").toString());
        assertThat(run.changes().getFirst().attributes())
                .extracting(AttributeChange::name)
                .containsExactly("modified");
        assertThat(Files.getLastModifiedTime(dest.resolve("site/a")).toInstant())
                .isEqualTo(OLD);
    }

    @Test
    void links_are_copied_as_such() throws IOException {
        Files.writeString(source.resolve("a"), "one");
        Files.createSymbolicLink(source.resolve("l"), Path.of("a"));

        run(false);

        assertThat(Files.readSymbolicLink(dest.resolve("site/l"))).isEqualTo(Path.of("a"));
        assertThat(run(false).changes()).isEmpty();
    }

    @Test
    void what_links_point_to_can_be_copied() throws IOException {
        Files.writeString(source.resolve("a"), "one");
        Files.createSymbolicLink(source.resolve("l"), Path.of("a"));

        run(Map.of("src", source.toString(), "dest", dest.toString(), "copy_links", true), false);

        assertThat(dest.resolve("site/l")).isRegularFile().hasContent("one");
    }

    private Run run(boolean dryRun) {
        return run(Map.of("src", source.toString(), "dest", dest.toString()), dryRun);
    }

    private Run run(Map<String, Object> arguments, boolean dryRun) {
        ShellProcess shell = new ShellProcess(List.of("/bin/sh"), Map.of());
        LocalMachine machine = new LocalMachine(shell, new PlainController(temporary, Map.of()));
        return dryRun ? machine.dryRun("synchronize", arguments) : machine.live("synchronize", arguments);
    }
}

package dev.sentryprovision.module.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.module.LocalMachine;
import dev.sentryprovision.module.LocalMachine.Run;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.PlainController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchModuleTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path fetched;

    @BeforeEach
    void set_up() throws IOException {
        source = Files.writeString(folder.toRealPath().resolve("source"), "abc\n");
        fetched = folder.toRealPath().resolve("fetched");
    }

    @Test
    void a_file_goes_into_a_folder_of_its_host() {
        Run first = run(false, Map.of("src", source.toString(), "dest", "fetched"));

        Path copy = fetched.resolve("local" + source);
        assertThat(copy).hasContent("abc\n");
        assertThat(first.outcome().values())
                .containsEntry("dest", copy.toString())
                .containsEntry("checksum", "03cfd743661f07975fa2f1220c5194cbaff48451")
                .containsEntry("md5sum", "0bee89b07a248e27c83fc3d5951213c1");
        assertThat(first.changes()).hasSize(1);

        Run second = run(false, Map.of("src", source.toString(), "dest", "fetched"));
        assertThat(second.changes()).isEmpty();
        assertThat(second.roundTrips()).isEqualTo(1);
    }

    @Test
    void a_dry_run_says_so_and_copies_nothing() {
        Run run = run(true, Map.of("src", source.toString(), "dest", "fetched/", "flat", true));

        assertThat(fetched).doesNotExist();
        assertThat(run.changes()).extracting(Diff::subject).containsExactly(fetched + "/source");
    }

    @Test
    void a_large_file_comes_as_a_stream_and_replaces_what_was_there() throws IOException {
        byte[] large = new byte[1 << 20];
        Files.write(source, large);
        Files.writeString(fetched, "old");

        run(false, Map.of("src", source.toString(), "dest", fetched.toString(), "flat", true));

        assertThat(fetched).hasBinaryContent(large);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void what_is_missing_is_a_failure_unless_it_may_be() {
        Run failed = run(false, Map.of("src", folder + "/none", "dest", "fetched"));
        assertThat(failed.outcome().kind()).isEqualTo(Outcome.Kind.FAILED);

        Run ignored = run(false, Map.of("src", folder + "/none", "dest", "fetched", "fail_on_missing", false));
        assertThat(ignored.outcome().kind()).isEqualTo(Outcome.Kind.OK);
        assertThat(ignored.outcome().values().get("msg").toString()).contains("does not exist");
        assertThat(ignored.changes()).isEmpty();
    }

    @Test
    void a_directory_cannot_be_fetched() {
        Run run = run(false, Map.of("src", folder.toString(), "dest", "fetched"));

        assertThat(run.outcome().values().get("msg"))
                .isEqualTo("remote file is a directory, fetch cannot work on directories");
    }

    private Run run(boolean dryRun, Map<String, Object> arguments) {
        ShellProcess shell = new ShellProcess(List.of("/bin/sh"), Map.of());
        LocalMachine machine = new LocalMachine(shell, new PlainController(folder, Map.of()));
        return dryRun ? machine.dryRun("fetch", arguments) : machine.live("fetch", arguments);
    }
}

package dev.sentryprovision.module.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.module.LocalMachine;
import dev.sentryprovision.module.LocalMachine.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wanted of a clone besides its files. */
class GitExtrasTest {

    @TempDir
    private Path temporary;

    private final LocalMachine machine = new LocalMachine(new ShellProcess(List.of("/bin/sh"), Map.of()));
    private Path source;
    private Path clone;

    @BeforeEach
    void a_repository() throws IOException, InterruptedException {
        source = Files.createDirectory(temporary.toRealPath().resolve("source"));
        clone = temporary.toRealPath().resolve("clone");
        git(source, "init", "-q", "-b", "main");
        commit("one");
    }

    @Test
    void an_archive_is_made_once_for_a_version() throws IOException, InterruptedException {
        Path archive = temporary.toRealPath().resolve("all.tar.gz");
        Map<String, Object> arguments = arguments("archive", archive.toString(), "archive_prefix", "all/");

        Run predicted = machine.dryRun("git", arguments);
        Run first = machine.live("git", arguments);
        Run second = machine.live("git", arguments);
        commit("two");
        Run third = machine.live("git", arguments);

        assertThat(first.changes()).isEqualTo(predicted.changes()).hasSize(2);
        assertThat(archive).isRegularFile();
        assertThat(second.changes()).isEmpty();
        assertThat(second.roundTrips()).isEqualTo(1);
        assertThat(third.changes()).hasSize(2);
    }

    @Test
    void a_repository_can_be_kept_elsewhere_and_moved_there() {
        Path elsewhere = temporary.resolve("elsewhere.git").toAbsolutePath();
        machine.live("git", arguments());

        Run moved = machine.live("git", arguments("separate_git_dir", elsewhere.toString()));
        Run again = machine.live("git", arguments("separate_git_dir", elsewhere.toString()));

        assertThat(moved.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.attributes())
                        .containsExactly(new Diff.AttributeChange("git_dir", clone + "/.git", elsewhere.toString())));
        assertThat(moved.outcome().values()).containsEntry("git_dir_now", elsewhere.toString());
        assertThat(clone.resolve(".git")).isRegularFile();
        assertThat(elsewhere.resolve("HEAD")).exists();
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void a_clone_can_have_its_repository_elsewhere() {
        Path elsewhere = temporary.resolve("elsewhere.git").toAbsolutePath();

        machine.live("git", arguments("separate_git_dir", elsewhere.toString()));

        assertThat(clone.resolve(".git")).isRegularFile();
        assertThat(machine.live("git", arguments("separate_git_dir", elsewhere.toString()))
                        .changes())
                .isEmpty();
    }

    @Test
    void a_mask_counts_for_what_is_cloned() throws IOException {
        machine.live("git", arguments("umask", "0077"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(clone.resolve("file"))))
                .isEqualTo("rw-------");
        assertThat(machine.live("git", arguments("umask", 77L))
                        .outcome()
                        .values()
                        .get("msg")
                        .toString())
                .contains("parameter 'umask': expected a quoted octal number");
    }

    @Test
    void a_version_without_signature_is_refused_when_it_must_have_one() {
        assertThatThrownBy(() -> machine.live("git", arguments("verify_commit", true)))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("Failed to verify GPG signature of commit/tag");
    }

    @Test
    void submodules_follow_their_branch_when_they_are_tracked() throws IOException, InterruptedException {
        Path library = Files.createDirectory(temporary.toRealPath().resolve("library"));
        git(library, "init", "-q", "-b", "main");
        Files.writeString(library.resolve("lib"), "one");
        git(library, "add", "-A");
        git(library, "commit", "-q", "-m", "one");
        git(
                source,
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "add",
                "-q",
                "-b",
                "main",
                library.toString(),
                "lib");
        git(source, "commit", "-q", "-m", "with a library");
        Map<String, Object> arguments = arguments("track_submodules", true, "executable", executable());
        machine.live("git", arguments);
        assertThat(machine.live("git", arguments).changes()).isEmpty();
        Files.writeString(library.resolve("lib"), "two");
        git(library, "commit", "-q", "-a", "-m", "two");

        Run run = machine.live("git", arguments);

        assertThat(run.changes()).hasSize(1);
        assertThat(clone.resolve("lib/lib")).hasContent("two");
        assertThat(machine.live("git", arguments).changes()).isEmpty();
    }

    /** Git takes submodules from folders only when it is told to. */
    private String executable() throws IOException {
        Path program = temporary.resolve("git-with-folders");
        Files.writeString(program, "#!/bin/sh\nexec git -c protocol.file.allow=always \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.toAbsolutePath().toString();
    }

    private void commit(String text) throws IOException, InterruptedException {
        Files.writeString(source.resolve("file"), text);
        git(source, "add", "-A");
        git(source, "commit", "-q", "-m", text);
    }

    private static void git(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost", "-C", folder.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
    }

    private Map<String, Object> arguments(Object... more) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("repo", source.toString());
        arguments.put("dest", clone.toString());
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        return arguments;
    }
}

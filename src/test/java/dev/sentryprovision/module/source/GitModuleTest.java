package dev.sentryprovision.module.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.LocalMachine;
import dev.sentryprovision.module.LocalMachine.Run;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.value.None;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitModuleTest {

    @TempDir
    private Path temporary;

    private final LocalMachine machine = new LocalMachine(new ShellProcess(List.of("/bin/sh"), Map.of()));
    private Path folder;
    private Path source;
    private Path clone;
    private String first;
    private String second;

    @BeforeEach
    void a_repository_with_two_tags() throws IOException, InterruptedException {
        folder = temporary.toRealPath();
        source = Files.createDirectory(folder.resolve("source"));
        clone = folder.resolve("opt/clone");
        git("init", "-q", "-b", "main");
        Files.writeString(source.resolve("install.sh"), "echo one\n");
        assertThat(source.resolve("install.sh").toFile().setExecutable(true)).isTrue();
        Files.createDirectory(source.resolve("sentry"));
        Files.writeString(source.resolve("sentry/config.yml"), "a: 1\n");
        first = commit("v1");
        Files.writeString(source.resolve("install.sh"), "echo two\n");
        Files.writeString(source.resolve("added"), "new\n");
        second = commit("v2");
    }

    private String commit(String tag) throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "-q", "-m", tag);
        git("tag", "-a", "-m", tag, tag);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost", "-C", source.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
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

    private String text(String file) throws IOException {
        return Files.readString(clone.resolve(file));
    }

    @Test
    void a_clone_at_a_tag_is_one_change_that_the_dry_run_predicts() throws IOException {
        Run predicted = machine.dryRun("git", arguments("version", "v1"));
        assertThat(clone).doesNotExist();
        Run real = machine.live("git", arguments("version", "v1"));

        assertThat(real.changes()).isEqualTo(predicted.changes()).hasSize(1);
        assertThat(real.changes().getFirst().attributes())
                .containsExactly(new Diff.AttributeChange("version", "", first));
        assertThat(text("install.sh")).isEqualTo("echo one\n");
        assertThat(real.outcome().values()).containsEntry("after", first);
    }

    @Test
    void a_folder_that_an_earlier_task_would_make_does_not_hide_what_the_clone_will_be() {
        machine.dryRun("file", Map.of("path", clone.toString(), "state", "directory"));

        Run predicted = machine.dryRun("git", arguments("version", "v1"));

        assertThat(predicted.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.attributes())
                        .containsExactly(new Diff.AttributeChange("version", "", first)));
    }

    @Test
    void an_update_leaves_the_mode_of_the_folder_as_it_is_also_in_a_dry_run() {
        machine.live("git", arguments("version", "v1"));
        machine.live("file", Map.of("path", clone.toString(), "mode", "0750"));

        machine.dryRun("git", arguments("version", "v2"));

        assertThat(machine.host(new Changes(), true)
                        .stat(new RemotePath(clone.toString()))
                        .mode())
                .isEqualTo(0750);
    }

    @Test
    void an_up_to_date_clone_costs_one_round_trip() {
        machine.live("git", arguments("version", "v1"));

        Run again = machine.live("git", arguments("version", "v1"));

        assertThat(again.changes()).isEmpty();
        assertThat(again.roundTrips()).isEqualTo(1);
        assertThat(again.outcome().values()).containsEntry("before", first).containsEntry("after", first);
    }

    @Test
    void a_dry_run_knows_what_a_clone_will_hold() throws IOException {
        Changes changes = new Changes();
        machine.dryRun("git", arguments("version", "v1"));
        Host host = machine.host(changes, true);

        RemotePath root = new RemotePath(clone.toString());
        assertThat(host.look(new Look.Tree(root, false)))
                .extracting(TreeEntry::path)
                .contains(root.child("install.sh"), root.child("sentry/config.yml"))
                .doesNotContain(root.child("added"));
        assertThat(host.stat(root.child("install.sh")).mode()).isEqualTo(0755);
        assertThat(((Reading.Whole) host.read(root.child("sentry/config.yml"))).text())
                .isEqualTo("a: 1\n");
        assertThat(clone).doesNotExist();
        try (var left = Files.list(Path.of("/tmp"))) {
            assertThat(left.filter(path -> Files.exists(path.resolve("FETCH_HEAD"))))
                    .isEmpty();
        }
    }

    @Test
    void an_update_to_another_tag_keeps_what_git_does_not_track() throws IOException {
        machine.live("git", arguments("version", "v1"));
        Files.writeString(clone.resolve(".env.custom"), "A=1\n");
        machine.forgetDryRun();

        Run predicted = machine.dryRun("git", arguments("version", "v2"));
        Host imagined = machine.host(new Changes(), true);
        RemotePath root = new RemotePath(clone.toString());
        assertThat(((Reading.Whole) imagined.read(root.child("install.sh"))).text())
                .isEqualTo("echo two\n");
        assertThat(((Reading.Whole) imagined.read(root.child(".env.custom"))).text())
                .isEqualTo("A=1\n");

        Run real = machine.live("git", arguments("version", "v2"));
        assertThat(real.changes()).isEqualTo(predicted.changes());
        assertThat(text("install.sh")).isEqualTo("echo two\n");
        assertThat(text(".env.custom")).isEqualTo("A=1\n");
        assertThat(machine.live("git", arguments("version", "v2")).changes()).isEmpty();
    }

    @Test
    void a_branch_is_followed() throws IOException, InterruptedException {
        machine.live("git", arguments("version", "main"));
        Files.writeString(source.resolve("added"), "newer\n");
        String third = commit("v3");

        assertThat(machine.live("git", arguments("version", "main")).outcome().values())
                .containsEntry("before", second)
                .containsEntry("after", third);
        assertThat(text("added")).isEqualTo("newer\n");
        assertThat(machine.live("git", arguments("version", "main")).changes()).isEmpty();
        assertThat(machine.live("git", arguments()).changes()).isEmpty();
    }

    @Test
    void without_update_what_is_there_stays() {
        machine.live("git", arguments("version", "v1"));

        assertThat(machine.live("git", arguments("version", "v2", "update", false))
                        .changes())
                .isEmpty();
    }

    @Test
    void a_commit_needs_no_question_to_the_source() throws IOException {
        machine.live("git", arguments("version", first));
        Files.move(source, folder.resolve("gone"));

        assertThat(machine.live("git", arguments("version", first)).changes()).isEmpty();
        assertThat(text("install.sh")).isEqualTo("echo one\n");
    }

    @Test
    void changed_files_are_an_error_unless_they_may_be_thrown_away() throws IOException {
        machine.live("git", arguments("version", "v1"));
        Files.writeString(clone.resolve("install.sh"), "mine\n");

        Outcome refused = machine.live("git", arguments("version", "v1")).outcome();
        assertThat(refused.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(refused.values().get("msg").toString()).contains("Local modifications exist");

        assertThat(machine.live("git", arguments("version", "v1", "force", true))
                        .changes())
                .hasSize(1);
        assertThat(text("install.sh")).isEqualTo("echo one\n");
    }

    @Test
    void a_shallow_clone_of_one_tag_can_go_to_another() throws IOException {
        String address = "file://" + source;
        machine.live("git", arguments("repo", address, "version", "v1", "depth", 1L, "single_branch", true));
        machine.live("git", arguments("repo", address, "version", "v2", "depth", 1L, "single_branch", true));

        assertThat(text("install.sh")).isEqualTo("echo two\n");
        assertThat(machine.live("git", arguments("repo", address, "version", "v2", "depth", 1L))
                        .changes())
                .isEmpty();
    }

    @Test
    void what_git_warns_of_is_told() {
        Outcome outcome =
                machine.live("git", arguments("version", "v1", "depth", 1L)).outcome();

        assertThat(outcome.warnings()).singleElement().asString().contains("--depth is ignored in local clones");
        assertThat(outcome.values()).containsEntry("warnings", outcome.warnings());
    }

    @Test
    void without_a_clone_only_the_version_is_told() {
        Run run = machine.live("git", Map.of("repo", source.toString(), "version", "v1", "clone", false));

        assertThat(run.changes()).isEmpty();
        assertThat(run.outcome().values()).containsEntry("after", first).containsEntry("before", None.NONE);
    }

    @Test
    void a_clone_needs_a_place() {
        Outcome outcome = machine.live("git", Map.of("repo", source.toString(), "clone", true))
                .outcome();

        assertThat(outcome.values().get("msg").toString()).contains("destination directory must be specified");
    }

    @Test
    void a_bundle_is_a_source_like_any_other() throws IOException, InterruptedException {
        Path bundle = folder.resolve("sentry.bundle");
        git("bundle", "create", "-q", bundle.toString(), "--all");

        Run predicted = machine.dryRun("git", arguments("repo", bundle.toString(), "version", "v2"));
        Host imagined = machine.host(new Changes(), true);
        assertThat(((Reading.Whole) imagined.read(new RemotePath(clone + "/added"))).text())
                .isEqualTo("new\n");
        Run real = machine.live("git", arguments("repo", bundle.toString(), "version", "v2"));

        assertThat(real.changes()).isEqualTo(predicted.changes());
        assertThat(text("added")).isEqualTo("new\n");
        assertThat(machine.live("git", arguments("repo", bundle.toString(), "version", "v2"))
                        .changes())
                .isEmpty();
    }

    @Test
    void an_unknown_version_is_an_error_before_anything_is_cloned() {
        assertThatThrownBy(() -> machine.live("git", arguments("version", "v9")))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("there is no branch, tag or commit 'v9'");
        assertThat(clone).doesNotExist();
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws IOException {
        Files.createDirectories(clone);
        Files.writeString(clone.resolve("precious"), "x");

        assertThatThrownBy(() -> machine.live("git", arguments("version", "v1")))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("no git repository and not empty");
    }

    @Test
    void a_password_in_an_address_is_in_no_script() {
        GitAddress address = GitAddress.of("https://bot:s3cret@git.example/sentry.git");

        assertThat(address.shown()).isEqualTo("https://git.example/sentry.git");
        assertThat(address.options()).doesNotContain("s3cret");
        assertThat(address.environment()).containsEntry("GIT_ADDRESS_PASSWORD", "s3cret");
    }

    @Test
    void a_token_alone_in_an_address_is_taken_for_a_secret_and_a_name_for_a_name() {
        GitAddress token = GitAddress.of("https://ghp_0123456789abcdefghij@git.example/sentry.git");
        GitAddress name = GitAddress.of("https://bot@git.example/sentry.git");

        assertThat(token.shown()).isEqualTo("https://git.example/sentry.git");
        assertThat(token.environment()).containsEntry("GIT_ADDRESS_USER", "ghp_0123456789abcdefghij");
        assertThat(token.options()).isNotEmpty().doesNotContain("ghp_");
        assertThat(name.shown()).isEqualTo("https://bot@git.example/sentry.git");
        assertThat(name.options()).isEmpty();
    }
}

package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileInputTest {

    private static final Duration SECONDS = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void a_playbook_of_ten_megabytes_is_read() {
        String task =
                "    - name: a task with some text in it\n      command: echo {{ item }} chdir=/tmp\n      loop: [1, 2]\n";
        Project project = new Project(folder)
                .with("site.yml", "- hosts: all\n  tasks:\n" + task.repeat(10_000_000 / task.length()));
        assertTimeoutPreemptively(
                SECONDS,
                () -> assertThat(project.sound().plays().getFirst().tasks()).hasSizeGreaterThan(90_000));
    }

    @Test
    void a_hundred_thousand_mistakes_are_listed() {
        Project project =
                new Project(folder).with("site.yml", "- hosts: all\n  tasks:\n" + "    - x\n".repeat(100_000));
        assertTimeoutPreemptively(
                SECONDS, () -> assertThat(project.load().problems()).hasSize(100_000));
    }

    @Test
    void imports_that_multiply_end_with_a_problem() {
        Project project = new Project(folder).with("site.yml", "- hosts: all\n  tasks:\n    - import_tasks: 0.yml\n");
        for (int i = 0; i < 40; i++) {
            project.with(i + ".yml", "- import_tasks: %d.yml\n".formatted(i + 1).repeat(2));
        }
        project.with("40.yml", "- ping:\n");
        assertTimeoutPreemptively(
                SECONDS, () -> assertThat(project.problems(project.load())).contains("more than 20000 imports"));
    }

    @Test
    void blocks_nested_without_end_are_one_problem() {
        StringBuilder text = new StringBuilder("- hosts: all\n  tasks: ");
        text.append("[{block: ".repeat(5_000)).append("[]").append("}]".repeat(5_000));
        Project project = new Project(folder).with("site.yml", text.append("\n").toString());
        assertTimeoutPreemptively(
                SECONDS, () -> assertThat(project.problems(project.load())).contains("nested too deeply"));
    }
}

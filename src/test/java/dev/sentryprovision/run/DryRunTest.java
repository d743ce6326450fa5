package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.TaskResult.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run sees what earlier tasks would have left, and says what it cannot know. */
class DryRunTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,");
    }

    @Test
    void it_predicts_what_apply_then_changes_and_touches_nothing() {
        String text = """
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Folder, file: {path: "{{ playbook_dir }}/out", state: directory, mode: "0750"}}
                    - {name: File, copy: {dest: "{{ playbook_dir }}/out/a", content: "one\\n"}, notify: act}
                    - {name: Line, lineinfile: {path: "{{ playbook_dir }}/out/a", line: two}}
                    - {name: Link, file: {src: "{{ playbook_dir }}/out/a", dest: "{{ playbook_dir }}/out/b", state: link}}
                    - {name: Same, file: {path: "{{ playbook_dir }}/out", state: directory}}
                  handlers:
                    - {name: act, command: "touch {{ playbook_dir }}/out/acted"}
                """;
        project.dryRun(true).play(text);
        var predicted = project.results();
        var diff = project.result("h1", "Line").diffs();
        assertThat(project.path("out")).doesNotExist();

        project.dryRun(false).play(text);
        assertThat(project.results()).isEqualTo(predicted).contains("h1: Same = OK", "h1: act = CHANGED");
        assertThat(project.result("h1", "Line").diffs()).isEqualTo(diff);
        assertThat(project.path("out/acted")).exists();
    }

    @Test
    void a_task_that_depends_on_what_was_not_run_is_unknown_and_not_failed() {
        project.dryRun(true).play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Run, command: echo x, register: r}
                    - {name: Depends, debug: {msg: it is}, when: "'x' in r.stdout"}
                    - {name: Guarded, debug: {msg: here}, when: r is defined}
                """);
        assertThat(project.results()).containsExactly("h1: Run = CHANGED", "h1: Depends = UNKNOWN", "h1: Guarded = OK");
        assertThat(project.result("h1", "Depends").message()).contains("depends on", "echo x");
        assertThat(project.stats("h1").failed()).isZero();
    }

    /** Each would fail as things are; after the command, it may not. */
    @Test
    void what_a_command_may_bring_makes_no_task_fail() {
        project.dryRun(true).play("""
                - hosts: h1
                  gather_facts: false
                  vars: {out: "{{ playbook_dir }}/out"}
                  tasks:
                    - {name: Make, command: "make -C {{ playbook_dir }}"}
                    - {name: Copy, copy: {dest: "{{ out }}/deep/a", content: x}}
                    - {name: Mode, file: {path: "{{ out }}", mode: "0600"}}
                    - {name: Link, file: {src: "{{ out }}", dest: "{{ out }}2", state: link}}
                    - {name: Hard, file: {src: "{{ out }}", dest: "{{ out }}2", state: hard}}
                    - {name: Line, lineinfile: {path: "{{ out }}", line: x}}
                    - {name: Remote, copy: {src: "{{ out }}", dest: "{{ out }}2", remote_src: true}}
                    - {name: Slurp, slurp: {src: "{{ out }}"}}
                    - {name: Unpack, unarchive: {src: "{{ out }}", dest: "{{ playbook_dir }}", remote_src: true}}
                    - {name: Fetch, fetch: {src: "{{ out }}", dest: "{{ out }}2"}}
                    - {name: Assemble, assemble: {src: "{{ out }}", dest: "{{ out }}2"}}
                """);
        assertThat(project.results().getFirst()).isEqualTo("h1: Make = CHANGED");
        assertThat(project.results().subList(1, 11)).hasSize(10).allMatch(result -> result.endsWith(" = UNKNOWN"));
        assertThat(project.result("h1", "Slurp").message()).contains("depends on", "make -C");
    }

    /** As a role does that asks the program it has just installed for its version. */
    @Test
    void what_is_done_in_spite_of_it_and_fails_depends_on_what_was_left_out() {
        project.dryRun(true).play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Before, command: "cat {{ playbook_dir }}/made", check_mode: false, ignore_errors: true}
                    - {name: Make, command: "touch {{ playbook_dir }}/made"}
                    - {name: After, command: "cat {{ playbook_dir }}/made", check_mode: false, register: text}
                    - {name: Works, command: "true", check_mode: false}
                    - {name: Use, debug: {msg: "{{ text.stdout | upper }}"}}
                """);
        assertThat(project.results())
                .containsExactly(
                        "h1: Before = FAILED ignored",
                        "h1: Make = CHANGED",
                        "h1: After = UNKNOWN",
                        "h1: Works = CHANGED",
                        "h1: Use = UNKNOWN");
        assertThat(project.result("h1", "After").message()).contains("depends on", "touch");
    }

    @Test
    void check_mode_of_a_task_wins_over_that_of_the_run() throws Exception {
        String text = """
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Always, command: "touch {{ playbook_dir }}/always", check_mode: false}
                    - {name: Never, command: "touch {{ playbook_dir }}/never", check_mode: true}
                """;
        project.dryRun(true).play(text);
        assertThat(project.path("always")).exists();
        Files.delete(project.path("always"));
        project.dryRun(false).play(text);
        assertThat(project.path("always")).exists();
        assertThat(project.path("never")).doesNotExist();
        assertThat(project.result("h1", "Never").status()).isEqualTo(Status.CHANGED);
    }

    @Test
    void ansible_check_mode_tells_playbooks() {
        project.dryRun(true).play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - debug: {msg: "dry run: {{ ansible_check_mode }}"}
                """);
        assertThat(project.said("h1")).containsExactly("dry run: True");
    }
}

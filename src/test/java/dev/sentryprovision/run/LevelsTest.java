package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keywords about how a host is entered and whom a task becomes: of all levels that have one, the nearest wins. */
@Timeout(60)
class LevelsTest {

    @TempDir
    private Path folder;

    private final Recorder remote = new Recorder();
    private final Recorder local = new Recorder();
    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,").through(remote, local);
    }

    private void write(String name, String text) {
        project.file(name, text);
    }

    @Test
    void whom_a_task_becomes_may_be_said_at_every_level() {
        write("roles/r/tasks/main.yml", "- command: echo role\n- {command: echo task, become_user: in_role}\n");
        write("more.yml", "- {command: echo included}\n");
        project.play("""
                - hosts: h1
                  gather_facts: false
                  become: true
                  become_user: of_play
                  become_method: su
                  tasks:
                    - {command: echo play}
                    - become_user: of_block
                      become_method: sudo
                      become_flags: -E
                      block:
                        - {command: echo block}
                        - {command: echo task, become_user: "{{ 'of' }}_task", become_method: doas, become_flags: ""}
                        - {command: echo nobody, become: false}
                    - include_tasks: {file: more.yml, apply: {become_user: of_include}}
                    - {import_role: {name: r}, become_user: of_import}
                    - include_role: {name: r, apply: {become_user: of_role}}
                """);
        assertThat(local.identities())
                .containsExactlyInAnyOrder(
                        "SU of_play",
                        "SUDO of_block -E",
                        "DOAS of_task",
                        "login",
                        "SU of_include",
                        "SU of_import",
                        "SU in_role",
                        "SU of_role");
    }

    @Test
    void the_program_that_changes_the_user_may_be_named_and_a_role_of_the_play_becomes_somebody() {
        write("roles/r/tasks/main.yml", "- {command: echo role}\n");
        project.play("""
                - hosts: h1
                  gather_facts: false
                  become_exe: doas
                  become_method: doas
                  roles:
                    - {role: r, become: true, become_user: of_entry}
                """);
        assertThat(local.identities()).containsExactly("DOAS of_entry");
    }

    @Test
    void a_host_is_entered_as_the_nearest_user_at_the_nearest_port() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  connection: ssh
                  remote_user: of_play
                  port: 2201
                  tasks:
                    - {command: echo play}
                    - remote_user: of_block
                      block:
                        - {command: echo block, port: "{{ 2200 + 2 }}"}
                        - {command: echo task, remote_user: of_task}
                """);
        assertThat(remote.entrances())
                .containsExactlyInAnyOrder("of_play@h1:2201", "of_block@h1:2202", "of_task@h1:2201");
        assertThat(local.entrances()).isEmpty();
    }

    @Test
    void user_of_a_play_is_its_remote_user() {
        project.play("- {hosts: h1, gather_facts: false, connection: ssh, user: old, tasks: [{command: echo x}]}\n");
        assertThat(remote.entrances()).containsExactly("old@h1:-");
    }

    @Test
    void variables_win_over_the_keywords_of_a_connection() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  connection: local
                  remote_user: keyword
                  vars: {ansible_connection: ssh, ansible_user: variable, ansible_port: 2222, ansible_host: there}
                  tasks: [{command: echo x}]
                """);
        assertThat(remote.entrances()).containsExactly("variable@there:2222");
    }

    @Test
    void a_task_may_be_done_here_in_a_play_of_hosts_elsewhere() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  connection: ssh
                  tasks:
                    - {command: echo there}
                    - {command: echo here, connection: local}
                """);
        assertThat(remote.entrances()).hasSize(1);
        assertThat(local.entrances()).hasSize(1);
    }

    @Test
    void the_environment_of_every_level_adds_up_and_the_nearest_wins() {
        write("roles/r/tasks/main.yml", "- {name: Role, shell: 'echo $P $B $R $T', environment: {T: task}}\n");
        project.play("""
                - hosts: h1
                  gather_facts: false
                  environment: {P: play, B: play, R: play, T: play}
                  tasks:
                    - environment: [{B: block, R: block}, {T: block}]
                      block:
                        - import_role: {name: r}
                          environment: {R: role, T: role}
                        - {name: Block, shell: 'echo $P $B $R $T'}
                """);
        assertThat(project.result("h1", "r : Role").values()).containsEntry("stdout", "play block role task");
        assertThat(project.result("h1", "Block").values()).containsEntry("stdout", "play block block block");
    }
}

package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.event.TaskResult.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small habits of playbooks that were written for Ansible and have to go on working. */
class HabitsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    @Test
    void a_flag_in_a_line_of_text_is_a_boolean_for_set_fact() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - set_fact: enabled=false greeting=hi
                    - {name: Guarded, command: echo no, when: enabled}
                    - {name: Other, command: echo yes, when: not enabled and greeting == 'hi'}
                """);
        assertThat(project.results())
                .containsExactly("h1: set_fact = OK", "h1: Guarded = SKIPPED", "h1: Other = CHANGED");
    }

    @Test
    void a_flag_written_as_text_in_a_mapping_stays_a_text() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - set_fact: {enabled: "false"}
                    - debug: {msg: "text {{ enabled is string }}"}
                """);
        assertThat(project.said("h1")).contains("text True");
    }

    @Test
    void set_fact_takes_the_name_of_a_variable_from_a_template() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  vars: {prefix: port}
                  tasks:
                    - set_fact: "{{ prefix }}_{{ item }}={{ [item] }}"
                      loop: [a, b]
                    - set_fact: {"{{ prefix ~ '_c' }}": 3}
                    - debug: {msg: "{{ port_a }} {{ port_b[0] }} {{ port_c }}"}
                """);
        assertThat(project.said("h1")).contains("['a'] b 3");
    }

    @Test
    void text_that_becomes_no_arguments_is_a_failure_that_names_it() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - name: Broken
                      debug: some {{ 'rubbish' }}
                      ignore_errors: true
                """);
        assertThat(project.result("h1", "Broken").message()).contains("malformed argument: 'some rubbish'");
    }

    @Test
    void a_command_that_a_dry_run_does_not_run_counts_as_skipped_for_conditions() {
        project.dryRun(true).play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Ask, command: echo hi, register: r}
                    - debug: {msg: "{{ r is skipped }} {{ r is changed }} {{ r.msg }}"}
                """);
        assertThat(project.said("h1")).contains("True True Command would have run if not in check mode");
    }

    @Test
    void localhost_has_host_variables_without_being_in_the_inventory() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {set_fact: {seen: 3}, delegate_to: localhost, delegate_facts: true}
                    - debug: {msg: "{{ 'seen' in hostvars['localhost'] }} {{ 'localhost' in hostvars | list }}"}
                """);
        assertThat(project.said("h1")).contains("True False");
    }

    @Test
    void an_imported_role_shows_its_variables_to_the_whole_play_and_to_no_other() {
        project.file("roles/base/defaults/main.yml", "base_port: 80")
                .file("roles/base/tasks/main.yml", "- {debug: {msg: in role}}")
                .play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {debug: {msg: "port {{ base_port }}"}}
                    - {import_role: {name: base}}
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {debug: {msg: "unknown {{ base_port is undefined }}"}}
                """);
        assertThat(project.said("h1")).containsExactly("port 80", "in role", "unknown True");
    }

    @Test
    void facts_show_the_environment_that_the_play_sets() {
        project.play("""
                - hosts: h1
                  environment: {STAGE: blue, PATH: "{{ ansible_env.PATH }}:/more"}
                  tasks:
                    - {debug: {msg: "{{ ansible_env.STAGE }} {{ '/more' in ansible_env.PATH }}"}}
                """);
        assertThat(project.said("h1")).contains("blue False");
    }

    @Test
    void an_ignored_loss_of_the_host_counts_as_ok_and_ignored() {
        project.through(_ -> {
                    throw new ConnectionFailure(ConnectionFailure.Kind.REFUSED, "nothing listens", "start sshd");
                })
                .play("""
                - hosts: h1
                  gather_facts: false
                  ignore_unreachable: true
                  tasks:
                    - {command: echo hi, register: r}
                    - {assert: {that: r is unreachable}}
                """);
        assertThat(project.stats("h1").ok()).isEqualTo(2);
        assertThat(project.stats("h1").ignored()).isEqualTo(1);
        assertThat(project.stats("h1").unreachable()).isZero();
        assertThat(project.result("h1", "assert").status()).isEqualTo(Status.OK);
    }

    @Test
    void a_handler_of_a_role_includes_what_stands_among_its_tasks() {
        project.file("roles/r/tasks/main.yml", "- {command: echo hi, notify: Clean}")
                .file("roles/r/tasks/clean.yml", "- {debug: {msg: cleaned}}")
                .file("roles/r/handlers/main.yml", "- {name: Clean, include_tasks: clean.yml}")
                .play("- {hosts: h1, gather_facts: false, roles: [r]}");
        assertThat(project.said("h1")).contains("cleaned");
    }

    @Test
    void what_was_found_stays_in_the_result_when_a_condition_on_it_is_wrong() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {command: echo hi, changed_when: nonsense, register: r, ignore_errors: true}
                    - debug: {msg: "{{ r is failed }} {{ r.stdout }} {{ 'nonsense' in r.changed_when_result }}"}
                """);
        assertThat(project.said("h1")).contains("True hi True");
    }

    @Test
    void facts_that_a_task_gathers_are_variables_with_their_full_names() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - setup: {gather_subset: distribution}
                    - debug: {msg: "{{ ansible_os_family == ansible_facts.os_family }} {{ os_family is defined }}"}
                    - gather_facts:
                """);
        assertThat(project.said("h1")).contains("True False");
    }

    @Test
    void a_keyword_that_is_not_supported_asks_for_nothing_when_it_is_empty() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  debugger: ~
                  tasks:
                    - {debug: {msg: hi}, debugger: ~}
                """);
        assertThat(project.said("h1")).contains("hi");
    }

    @Test
    void what_a_glob_finds_in_a_role_other_lookups_read() {
        project.file("roles/r/files/a.txt", "content")
                .file("roles/r/tasks/main.yml", "- {debug: {msg: \"{{ lookup('file', q('fileglob', '*.txt')[0]) }}\"}}")
                .play("- {hosts: h1, gather_facts: false, roles: [r]}");
        assertThat(project.said("h1")).contains("content");
    }

    @Test
    void set_fact_keeps_pairs_as_lists() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - set_fact: {groups_of: "{{ [{'a': 1}] | groupby('a') }}"}
                    - debug: {msg: "same {{ groups_of == [[1, [{'a': 1}]]] }}"}
                """);
        assertThat(project.said("h1")).contains("same True");
    }
}

package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a task is no reason to refuse a playbook that says itself what to do when the task fails. */
class BearableMistakesTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    private void run(String task) {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    %s
                    - debug: {msg: "went on"}
                """.formatted(task));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {file: {path: /tmp, state: wrong}, ignore_errors: true}",
                "- {file: {path: /tmp, state: wrong}, failed_when: false}",
                "- {block: [{file: {path: /tmp, state: wrong}}], rescue: [{debug: {msg: rescued}}]}",
                "- {add_host: some rubbish, ignore_errors: true}",
                "- {expect: {command: a}, when: false}",
                "- {action: \"{{ 'debug' }} msg=hi\"}",
                "- {command: echo, notify: Later, when: false}\n    - {include_role: {name: r}, when: false}"
            })
    void a_task_that_may_fail_or_is_not_for_every_host_is_met_when_it_is_reached(String task) {
        run(task);
        assertThat(project.said("h1")).endsWith("went on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {file: {path: /tmp, state: wrong}}",
                "- {expect: {command: a}}",
                "- {fiel: {path: /tmp}, when: false, ignore_errors: true}",
                "- {file: {path: /tmp, state: wrong}, ignore_errors: false}"
            })
    void any_other_mistake_refuses_the_playbook(String task) {
        assertThatThrownBy(() -> run(task)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_module_may_be_named_by_a_template() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  vars: {say: debug}
                  tasks:
                    - {action: "{{ say }} msg=hi"}
                    - {action: {module: "{{ say }}", msg: there}}
                """);
        assertThat(project.said("h1")).containsExactly("hi", "there");
    }

    @Test
    void one_template_gives_all_arguments_of_add_host() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  vars: {machine: {name: n1, groups: [made], port: 7}}
                  tasks:
                    - add_host: "{{ machine }}"
                    - debug: {msg: "{{ groups.made }} {{ hostvars.n1.port }}"}
                """);
        assertThat(project.said("h1")).contains("['n1'] 7");
    }

    @Test
    void an_old_include_is_an_import_or_with_a_loop_an_include() {
        project.file("part.yml", "- {debug: {msg: \"{{ a | default('') }}{{ item | default('') }}\"}}")
                .play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - include: part.yml a=1
                    - {include: part.yml, vars: {a: 2}}
                    - {include: part.yml, with_items: [x, y]}
                """);
        assertThat(project.said("h1")).containsExactly("1", "2", "x", "y");
    }

    @Test
    void names_of_imports_are_made_of_the_import_s_own_variables() {
        project.file("roles/r/tasks/part.yml", "- {debug: {msg: part}}").play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {import_role: {name: r, tasks_from: "{{ file }}"}, vars: {file: part.yml}}
                    - {import_tasks: "{{ file }}", vars: {file: roles/r/tasks/part.yml}}
                """);
        assertThat(project.said("h1")).containsExactly("part", "part");
    }

    @Test
    void a_delegated_task_sees_the_variables_of_the_host_it_is_done_on() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - debug: {msg: "{{ ansible_delegated_vars[item].inventory_hostname }}"}
                      delegate_to: "{{ item }}"
                      loop: [h2]
                      register: r
                    - debug: {msg: "{{ r.results[0].msg }} {{ ansible_delegated_vars is undefined }}"}
                """);
        assertThat(project.said("h1")).contains("h2 True");
    }

    @Test
    void facts_are_gathered_again_for_a_play_that_follows_a_change() {
        project.play("""
                - hosts: h1
                  tasks:
                    - {set_fact: {before: "{{ ansible_date_time.epoch }}"}}
                    - {shell: sleep 1.1}
                    - debug: {msg: "same {{ before == ansible_date_time.epoch }}"}
                - hosts: h1
                  tasks:
                    - debug: {msg: "same {{ before == ansible_date_time.epoch }}"}
                """);
        assertThat(project.said("h1")).containsExactly("same True", "same False");
    }
}

package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine tells tasks about the run, the play, roles and other hosts. */
class SpecialVariablesTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,h2,h3,h4");
    }

    @Test
    void the_play_and_its_batch_are_told_apart() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  serial: 2
                  tasks:
                    - {fail: {msg: x}, when: inventory_hostname == 'h2'}
                    - debug: {msg: "{{ ansible_play_batch }} {{ ansible_play_hosts }} {{ ansible_play_hosts_all }}"}
                      run_once: true
                """);
        assertThat(project.said("h1")).containsExactly("['h1'] ['h1', 'h3', 'h4'] ['h1', 'h2', 'h3', 'h4']");
        assertThat(project.said("h3")).containsExactly("['h3', 'h4'] ['h1', 'h3', 'h4'] ['h1', 'h2', 'h3', 'h4']");
    }

    @Test
    void roles_know_themselves_and_who_includes_them() {
        project.file("roles/base/tasks/main.yml", tell())
                .file("roles/inner/tasks/main.yml", tell())
                .file("roles/middle/tasks/main.yml", "- include_role: {name: inner}\n")
                .file("roles/outer/meta/main.yml", "dependencies: [base]\n")
                .file("roles/outer/tasks/main.yml", tell() + "- import_role: {name: middle}\n")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          roles: [outer]
                          tasks:
                            - debug: {msg: "{{ ansible_role_names }} {{ ansible_play_role_names }} {{ ansible_dependent_role_names }}"}
                        """);
        assertThat(project.said("h1"))
                .containsExactly(
                        "base none " + folder + "/roles/base",
                        "outer none " + folder + "/roles/outer",
                        "inner ['middle', 'outer'] " + folder + "/roles/inner",
                        "['base', 'outer'] ['outer'] ['base']");
    }

    @Test
    void how_a_host_is_entered_is_told_where_no_variable_says_so() {
        project.inventory("h1,").play("""
                - hosts: h1
                  gather_facts: false
                  remote_user: ops
                  tasks:
                    - debug: {msg: "{{ ansible_connection }} {{ ansible_host }} {{ ansible_ssh_user }} {{ ansible_port is defined }}"}
                    - debug: {msg: "{{ ansible_connection }} {{ ansible_host }}"}
                      connection: local
                      vars: {ansible_ssh_host: 127.0.0.1}
                    - debug: {msg: "user {{ ansible_user | default('none') }}"}
                      remote_user: "{{ ansible_user | default('root') }}"
                    - debug: {msg: "others see {{ hostvars.h1.ansible_connection | default('nothing') }}"}
                """);
        assertThat(project.said("h1"))
                .containsExactly("local h1 ops False", "local 127.0.0.1", "user none", "others see nothing");
    }

    @Test
    void roles_of_a_collection_know_it() {
        String roles = "collections/ansible_collections/acme/web/roles/";
        project.file(roles + "site/tasks/main.yml", "- include_role: {name: _common}\n")
                .file(roles + "_common/tasks/main.yml", """
                        - debug:
                            msg: "{{ ansible_collection_name }} {{ role_name }} {{ ansible_role_name }} {{ ansible_parent_role_names }}"
                        """)
                .play("""
                        - hosts: h1
                          gather_facts: false
                          roles: [acme.web.site]
                          tasks:
                            - debug: {msg: "defined: {{ ansible_collection_name is defined }}"}
                        """);
        assertThat(project.said("h1"))
                .containsExactly("acme.web _common acme.web._common ['acme.web.site']", "defined: False");
    }

    @Test
    void a_template_file_says_where_it_comes_from() {
        String target = folder.resolve("out").toString();
        project.inventory("h1,")
                .file("ansible.cfg", "[defaults]\nansible_managed = made of {file}, do not edit\n")
                .file(
                        "templates/a.j2",
                        "{{ ansible_managed }}; {{ template_path }} {{ template_fullpath }}"
                                + " {{ template_destpath | default('none', true) }} {{ template_run_date.year > 2000 }}")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          vars: {ansible_connection: local}
                          tasks:
                            - template: {src: a.j2, dest: "%1$s"}
                            - debug: {msg: "{{ lookup('file', '%1$s') }}"}
                            - debug: {msg: "{{ lookup('template', 'a.j2') }}"}
                        """.formatted(target));

        String file = folder.resolve("templates/a.j2").toString();
        assertThat(project.said("h1"))
                .containsExactly(
                        "made of a.j2, do not edit; a.j2 " + file + " " + target + " True",
                        "made of a.j2, do not edit; a.j2 " + file + " none True");
    }

    private static String tell() {
        return "- debug: {msg: \"{{ ansible_role_name }} {{ ansible_parent_role_names | default('none') }} "
                + "{{ role_path }}\"}\n";
    }

    @Test
    void a_task_knows_the_variables_of_the_host_that_it_is_delegated_to() {
        project.file("hosts", "h1\nh2 color=red\n").inventory("hosts").play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - debug: {msg: "{{ ansible_delegated_vars[item].color }} {{ color | default('mine') }}"}
                      delegate_to: "{{ item }}"
                      loop: [h2]
                """);
        assertThat(project.results()).containsExactly("h1: debug = OK");
        assertThat(project.events().toString()).contains("red mine");
    }

    @Test
    void a_rescue_knows_the_task_that_failed() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - block:
                        - include_tasks: "{{ nothing }}.yml"
                          vars: {nothing: none}
                      rescue:
                        - debug: {msg: "{{ ansible_failed_task.action }}: {{ ansible_failed_result.failed }}"}
                """);
        assertThat(project.said("h1")).contains("include_tasks: True");
    }

    @Test
    void a_role_included_after_it_ran_as_a_role_of_the_play_runs_again_and_then_no_more() {
        project.file("roles/r/tasks/main.yml", "- {name: Work, debug: {msg: x}}\n")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          roles: [r, r]
                          tasks:
                            - include_role: {name: r, allow_duplicates: false}
                            - include_role: {name: r, allow_duplicates: false}
                        """);
        assertThat(project.results()).filteredOn(line -> line.contains("Work")).hasSize(2);
    }
}

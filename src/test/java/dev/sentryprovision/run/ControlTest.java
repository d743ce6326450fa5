package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that change the run itself: its inventory, its variables, its last words. */
class ControlTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_host_that_was_added_is_in_later_plays_with_its_groups_and_variables(boolean dryRun) {
        project.dryRun(dryRun)
                .file("group_vars/fresh.yml", "from_group: g")
                .file("host_vars/n1.yml", "from_host: h")
                .play("""
                        - hosts: all
                          gather_facts: false
                          tasks:
                            - name: Add
                              add_host: {name: "n1:2222", groups: "fresh, more", own: "{{ inventory_hostname }}"}
                            - name: Again
                              add_host: {name: "n1:2222", groups: [fresh, more], own: h1}
                            - debug: {msg: "{{ groups.fresh }} {{ hostvars.n1.own }}"}
                              run_once: true
                        - hosts: fresh
                          gather_facts: false
                          tasks:
                            - debug:
                                msg: "{{ own }} {{ from_group }} {{ from_host }} {{ group_names }} {{ ansible_ssh_port }}"
                        """);
        assertThat(project.results())
                .contains("h1: Add = CHANGED", "h1: Again = OK")
                .doesNotContain("h2: Add = CHANGED");
        assertThat(project.said("h1")).contains("['n1'] h1");
        assertThat(project.said("n1")).containsExactly("h1 g h ['fresh', 'more'] 2222");
    }

    @Test
    void hosts_are_grouped_by_what_is_known_of_them_in_the_order_of_the_play() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - name: Group
                      group_by: {key: "is {{ inventory_hostname == 'h2' }}", parents: kinds}
                - hosts: is-False
                  gather_facts: false
                  tasks:
                    - name: Show
                      debug: {msg: "{{ groups.kinds }} {{ ansible_play_hosts }}"}
                """);
        assertThat(project.results())
                .containsExactly(
                        "h1: Group = CHANGED",
                        "h2: Group = CHANGED",
                        "h3: Group = CHANGED",
                        "h1: Show = OK",
                        "h3: Show = OK");
        assertThat(project.said("h1")).containsExactly("['h1', 'h3', 'h2'] ['h1', 'h3']");
    }

    @Test
    void a_group_that_nobody_added_is_a_warning_where_a_task_might_have_and_an_error_where_none_could() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - group_by: {key: "a"}
                - hosts: b
                  tasks: []
                """);
        assertThat(project.events()).contains(new Event.Warning("there is no host or group 'b' in the inventory"));
        assertThatThrownBy(() -> project.play("- {hosts: b, tasks: []}")).hasMessageContaining("'b'");
    }

    @Test
    void files_of_variables_are_included_between_set_facts_and_task_vars() {
        project.file("vars/a.yml", "{a: '{{ b }} file', b: file, c: file}")
                .file("vars/all/1.yml", "x: 1")
                .file("vars/all/sub/2.json", "{\"x\": 2, \"y\": \"{{ b }}\"}")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          vars: {a: play}
                          tasks:
                            - set_fact: {c: fact}
                            - include_vars: a.yml
                            - include_vars: {dir: all, name: folder}
                            - include_vars: {dir: all, depth: 1}
                              register: shallow
                            - debug:
                                msg: "{{ a }} {{ b }} {{ c }} {{ folder.x }} {{ folder.y }} {{ x }}"
                              vars: {b: task}
                            - debug: {msg: "{{ shallow.ansible_included_var_files | map('basename') | join(',') }}"}
                        """);
        assertThat(project.said("h1")).containsExactly("file file file fact 2 file 1", "1.yml");
    }

    @Test
    void an_item_of_a_loop_sees_what_the_one_before_it_set() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - set_fact: {"sum_{{ 'of' }}": "{{ sum_of | default([]) + [item * 2] }}"}
                      loop: [1, 2, 3]
                    - debug: {msg: "{{ sum_of | string }}"}
                """);
        assertThat(project.said("h1")).contains("[2, 4, 6]");
    }

    @Test
    void a_role_includes_files_of_its_own() {
        project.file("roles/r/vars/own.yml", "v: role")
                .file("vars/own.yml", "v: playbook")
                .file("roles/r/tasks/main.yml", "[{include_vars: own.yml}, {debug: {msg: '{{ v }}'}}]")
                .play("- {hosts: h1, gather_facts: false, roles: [r]}");
        assertThat(project.said("h1")).containsExactly("role");
    }

    @Test
    void a_dictionary_that_is_included_can_be_merged_into_what_is_known() {
        project.file("vars/m.yml", "m: {inner: {b: 2}, c: '{{ 1 + 2 }}'}").play("""
                - hosts: h1
                  gather_facts: false
                  vars: {m: {inner: {a: 1}, c: 0}}
                  tasks:
                    - include_vars: {file: m.yml, hash_behaviour: merge}
                    - debug: {msg: "{{ m | string }}"}
                """);
        assertThat(project.said("h1")).containsExactly("{'inner': {'a': 1, 'b': 2}, 'c': 3}");
    }

    @Test
    void figures_are_added_up_for_the_end_of_the_run() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - set_stats: {data: {number: 2, names: ["{{ inventory_hostname }}"], map: {a: 1}}}
                      when: inventory_hostname != 'h3'
                      throttle: 1
                    - set_stats: {data: {own: "{{ inventory_hostname }}"}, per_host: true}
                      when: inventory_hostname == 'h3'
                    - set_stats: {data: {last: "{{ item }}"}, aggregate: false}
                      loop: [1, 2]
                      run_once: true
                """);
        assertThat(project.events())
                .contains(new Event.CustomStats(
                        Map.of("number", 4L, "names", List.of("h1", "h2"), "map", Map.of("a", 1L), "last", 2L),
                        Map.of("h3", Map.of("own", "h3"))));
    }

    @Test
    void a_pause_is_one_for_all_and_a_prompt_without_a_terminal_goes_on() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - name: Wait
                      pause: {prompt: "Ready?"}
                      register: answer
                    - debug: {msg: "<{{ answer.user_input }}>"}
                """);
        assertThat(project.results()).contains("h1: Wait = OK").doesNotContain("h2: Wait = OK");
        assertThat(project.said("h3")).containsExactly("<>");
        assertThat(project.events())
                .contains(new Event.Warning("Not waiting for response to prompt as stdin is not interactive"));
    }

    @Test
    void a_script_runs_under_its_name_with_its_arguments_and_leaves_nothing_behind() {
        project.file("files/show.sh", "#!/bin/sh\necho \"$(basename $0) $# $1\"; echo $0 >&2; exit $2")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          tasks:
                            - {name: Run, script: "show.sh 'a b' 0", register: ran}
                            - {name: Gone, stat: {path: "{{ ran.stderr | trim }}"}, register: gone}
                            - {name: Fail, script: show.sh x 3, ignore_errors: true}
                            - {name: Made, script: show.sh x 3, args: {creates: "{{ playbook_dir }}"}}
                            - {name: Given, script: show.sh x 0, args: {executable: /bin/sh -e}}
                        """);
        assertThat(project.results())
                .containsExactly(
                        "h1: Run = CHANGED",
                        "h1: Gone = OK",
                        "h1: Fail = FAILED ignored",
                        "h1: Made = SKIPPED",
                        "h1: Given = CHANGED");
        TaskResult ran = project.result("h1", "Run");
        assertThat(ran.values().get("stdout")).isEqualTo("show.sh 2 a b\n");
        assertThat(project.result("h1", "Gone").values().get("stat")).isEqualTo(Map.of("exists", false));
        assertThat(project.result("h1", "Fail").values()).containsEntry("rc", 3L);
    }

    @Test
    void a_dry_run_runs_no_script_and_says_what_depends_on_it() {
        project.file("files/make.sh", "touch $1").dryRun(true).play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Make, script: "make.sh {{ playbook_dir }}/made", args: {creates: "{{ playbook_dir }}/made"}}
                    - {name: Again, script: "make.sh {{ playbook_dir }}/made", args: {creates: "{{ playbook_dir }}/made"}}
                """);
        assertThat(project.results()).containsExactly("h1: Make = CHANGED", "h1: Again = UNKNOWN");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void hosts_whose_errors_are_cleared_are_back_in_the_next_play() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {fail: {msg: broken}, when: inventory_hostname == 'h2'}
                    - meta: clear_host_errors
                    - {name: Same play, debug: {msg: x}}
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Next play, debug: {msg: x}}
                """);
        assertThat(project.results()).contains("h2: Next play = OK").doesNotContain("h2: Same play = OK");
        assertThat(project.stats("h1").ok()).isEqualTo(2);
    }

    @Test
    void a_role_can_be_ended_for_a_host() {
        project.file("roles/inner/tasks/main.yml", """
                        - {meta: end_role, when: inventory_hostname != 'h1'}
                        - {name: Rest of inner, debug: {msg: x}}
                        """)
                .file("roles/outer/tasks/main.yml", """
                        - include_role: {name: inner}
                        - {name: Rest of outer, debug: {msg: x}}
                        """)
                .play("""
                        - hosts: h1,h2
                          gather_facts: false
                          roles: [outer]
                          tasks:
                            - {name: Rest of play, debug: {msg: x}}
                        """);
        assertThat(project.results())
                .contains("h1: inner : Rest of inner = OK", "h2: outer : Rest of outer = OK", "h2: Rest of play = OK")
                .doesNotContain("h2: inner : Rest of inner = OK");
    }

    @Test
    void the_inventory_is_read_again_and_keeps_what_was_added() {
        project.file("hosts", "h1\n").inventory("hosts").play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - add_host: {name: added, groups: more}
                    - copy: {dest: "{{ inventory_file }}", content: "h1\\nh9 v=1\\n"}
                    - meta: refresh_inventory
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Here, debug: {msg: "{{ groups.more }}"}}
                """);
        assertThat(project.results())
                .as(project.said("h1").toString())
                .contains("h1: Here = OK", "h9: Here = OK", "added: Here = OK");
    }

    @Test
    void a_connection_that_is_there_is_not_waited_for() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - wait_for_connection:
                      register: waited
                    - debug: {msg: "waited {{ waited.elapsed }}"}
                    - meta: reset_connection
                    - wait_for_connection: {timeout: 5}
                """);
        assertThat(project.said("h1")).contains("waited 0");
        assertThat(project.stats("h1").ok()).isEqualTo(3);
    }

    @Test
    void facts_that_a_task_gathers_are_variables_as_those_of_the_play_are() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - setup: {filter: ansible_kernel}
                    - debug: {msg: "{{ ansible_kernel == ansible_facts.kernel }} {{ kernel is defined }}"}
                """);
        assertThat(project.said("h1")).contains("True False");
    }

    @Test
    void what_a_play_gathers_takes_the_place_of_what_a_task_gathered_before() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - set_fact: {ansible_kernel: older, cacheable: true}
                - hosts: h1
                  tasks:
                    - debug: {msg: "is {{ ansible_facts.kernel == 'older' }}"}
                """);
        assertThat(project.said("h1")).containsExactly("is False");
    }

    @Test
    void the_owners_facts_may_be_in_another_folder() {
        project.file("facts/site.fact", "[disk]\nsize = 12\n").play("""
                - hosts: h1
                  fact_path: "{{ playbook_dir }}/facts"
                  tasks:
                    - debug: {msg: "size {{ ansible_local.site.disk.size }}"}
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - copy: {dest: "{{ playbook_dir }}/facts/site.fact", content: '{"size": 13}'}
                    - setup: {fact_path: "{{ playbook_dir }}/facts", filter: ansible_local}
                    - debug: {msg: "size {{ ansible_local.site.size }}"}
                """);
        assertThat(project.said("h1")).containsExactly("size 12", "size 13");
    }
}

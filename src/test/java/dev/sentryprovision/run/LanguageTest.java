package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keywords of tasks, loops, includes and roles do. */
class LanguageTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    @Test
    void a_loop_runs_a_task_for_each_item_and_registers_all_results() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - name: Loop
                      command: echo {{ item.name }}-{{ i }}
                      loop:
                        - {name: a}
                        - {name: b}
                        - {name: c}
                      loop_control: {index_var: i, label: "{{ item.name }}"}
                      when: item.name != 'b'
                      register: r
                    - debug:
                        msg: "{{ r.results | map(attribute='stdout', default='-') | join(',') }} {{ r.changed }}"
                """);
        assertThat(project.said("h1")).contains("a-0,-,c-2 True");
        assertThat(project.result("h1", "Loop").items())
                .extracting(item -> item.label() + "=" + item.result().status())
                .containsExactly("a=CHANGED", "b=SKIPPED", "c=CHANGED");
    }

    @Test
    void with_items_flattens_and_with_dict_gives_key_and_value() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  vars: {more: [c, d]}
                  tasks:
                    - debug: {msg: "{{ item }}"}
                      with_items: [a, [b], "{{ more }}"]
                      register: r
                    - debug: {msg: "{{ item.key }}={{ item.value }}"}
                      with_dict: {x: 1}
                      register: s
                    - debug:
                        msg: "{{ r.results | map(attribute='item') | join(',') }} {{ s.results[0].msg }}"
                """);
        assertThat(project.said("h1")).contains("a,b,c,d x=1");
    }

    @Test
    void with_inventory_hostnames_takes_a_host_pattern() {
        project.inventory("hosts").file("hosts", "[web]\nw1\nw2\n[db]\nd1\n").play("""
                - hosts: d1
                  gather_facts: false
                  tasks:
                    - debug: {msg: "{{ item }}"}
                      with_inventory_hostnames: ["all:!web", "~d", nothing]
                      register: r
                    - debug: {msg: "{{ r.results | map(attribute='item') | join(',') }}"}
                    - debug: {msg: "{{ query('inventory_hostnames', 'web:&all') | join(',') }}"}
                """);
        assertThat(project.said("d1")).contains("d1", "w1,w2");
    }

    @Test
    void changed_when_and_failed_when_judge_a_result() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Probe, command: echo ok, register: r, changed_when: "'no' in r.stdout"}
                    - {name: Refuse, command: echo bad, register: s, failed_when: "'bad' in s.stdout", ignore_errors: true}
                    - {name: Tolerate, shell: exit 3, register: t, failed_when: t.rc > 3}
                """);
        assertThat(project.results())
                .containsExactly("h1: Probe = OK", "h1: Refuse = FAILED ignored", "h1: Tolerate = CHANGED");
    }

    @Test
    void until_repeats_a_task_until_its_condition_holds() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - name: Count
                      shell: echo x >> {{ playbook_dir }}/count; wc -l < {{ playbook_dir }}/count
                      register: r
                      until: r.stdout | int >= 3
                      retries: 5
                      delay: 0
                    - debug: {msg: "{{ r.attempts }} attempts"}
                """);
        assertThat(project.said("h1")).contains("3 attempts");
    }

    @Test
    void handlers_run_once_at_the_end_in_order_of_definition_and_may_notify_each_other() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: One, command: "true", notify: [second, first]}
                    - {name: Two, command: "true", notify: topic}
                    - {name: Nothing, command: "true", changed_when: false, notify: never}
                    - {name: Last task, debug: {msg: x}}
                  handlers:
                    - {name: first, command: "true", notify: third}
                    - {name: second, debug: {msg: second}, listen: topic}
                    - {name: third, debug: {msg: third}}
                    - {name: never, debug: {msg: never}}
                """);
        assertThat(project.results())
                .containsExactly(
                        "h1: One = CHANGED",
                        "h1: Two = CHANGED",
                        "h1: Nothing = OK",
                        "h1: Last task = OK",
                        "h1: first = CHANGED",
                        "h1: second = OK",
                        "h1: third = OK");
    }

    @Test
    void flush_handlers_runs_what_is_owed_so_far() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Change, command: "true", notify: act, when: inventory_hostname == 'h2'}
                    - meta: flush_handlers
                    - {name: After, debug: {msg: x}}
                  handlers:
                    - {name: act, debug: {msg: acted}}
                """);
        assertThat(project.results())
                .containsSubsequence("h2: Change = CHANGED", "h2: act = OK", "h1: After = OK")
                .doesNotContain("h1: act = OK");
    }

    @Test
    void handlers_of_a_failed_host_are_named_and_run_when_forced() {
        String text = """
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Change, command: "true", notify: act}
                    - {name: Break, fail: {msg: broken}}
                  handlers:
                    - {name: act, debug: {msg: acted}}
                """;
        project.play(text);
        assertThat(project.events().toString()).contains("h1 failed before these notified handlers could run: act");
        assertThat(project.results()).doesNotContain("h1: act = OK");
        project.forceHandlers().play(text);
        assertThat(project.results()).contains("h1: act = OK");
        assertThat(project.stats("h1").failed()).isEqualTo(1);
    }

    @Test
    void a_role_brings_tasks_handlers_templates_files_defaults_vars_and_dependencies() {
        project.file("roles/base/tasks/main.yml", "- {name: Base task, debug: {msg: base}}\n")
                .file("roles/web/meta/main.yml", "dependencies: [base]\n")
                .file("roles/web/defaults/main.yml", "site_port: 80\ncolour: red\n")
                .file("roles/web/vars/main.yml", "kind: web\n")
                .file("roles/web/templates/site.conf", "listen {{ site_port }} {{ kind }} {{ colour }}\n")
                .file("roles/web/files/plain.txt", "plain\n")
                .file("roles/web/handlers/main.yml", "- {name: reload, debug: {msg: reloaded}}\n")
                .file("roles/web/tasks/main.yml", """
                        - name: Render
                          template: {src: site.conf, dest: "{{ playbook_dir }}/out.conf"}
                          notify: reload
                        - name: Copy
                          copy: {src: plain.txt, dest: "{{ playbook_dir }}/out.txt"}
                        """)
                .play("""
                        - hosts: h1
                          gather_facts: false
                          vars: {colour: blue}
                          roles:
                            - {role: web, site_port: 8080}
                            - base
                        """);
        assertThat(project.results())
                .containsExactly(
                        "h1: base : Base task = OK",
                        "h1: web : Render = CHANGED",
                        "h1: web : Copy = CHANGED",
                        "h1: web : reload = OK");
        assertThat(project.path("out.conf")).hasContent("listen 8080 web blue\n");
        assertThat(project.path("out.txt")).hasContent("plain\n");
    }

    @Test
    void includes_resolve_for_each_host_and_item() {
        project.file("h1.yml", "- {name: For one, debug: {msg: \"one {{ x }}\"}}\n")
                .file("other.yml", "- {name: For others, debug: {msg: \"other {{ x }}\"}}\n")
                .play("""
                        - hosts: all
                          gather_facts: false
                          tasks:
                            - include_tasks: "{{ 'h1.yml' if inventory_hostname == 'h1' else 'other.yml' }}"
                              vars: {x: 5}
                            - include_tasks: h1.yml
                              loop: [6, 7]
                              loop_control: {loop_var: x}
                              when: inventory_hostname == 'h3'
                        """);
        assertThat(project.said("h1")).containsExactly("one 5");
        assertThat(project.said("h2")).containsExactly("other 5");
        assertThat(project.said("h3")).containsExactly("other 5", "one 6", "one 7");
    }

    @Test
    void a_delegated_task_is_done_elsewhere_with_the_variables_of_its_own_host() {
        project.inventory("inv")
                .file("inv", "h1 here=one\nh2 here=two ansible_connection=local\n")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          tasks:
                            - {name: There, command: "echo {{ here }} {{ inventory_hostname }}", delegate_to: h2, register: r}
                            - debug: {msg: "{{ r.stdout }} {{ hostvars['h2'].here }} {{ groups['all'] | join('+') }}"}
                        """);
        assertThat(project.said("h1")).contains("one h1 two h1+h2");
    }

    @Test
    void set_fact_and_registered_results_last_for_the_run_and_are_never_rendered_again() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - command: "echo '{{ '{{' }} 1 + 1 }}'"
                      register: r
                    - set_fact: {kept: "{{ r.stdout }}", number: 7}
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - debug: {msg: "{{ kept }} {{ number + 1 }}"}
                """);
        assertThat(project.said("h1")).contains("{{ 1 + 1 }} 8");
    }

    @Test
    void an_undefined_variable_fails_the_task_and_says_where() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  vars: {port_number: 1}
                  tasks:
                    - name: Use it
                      debug:
                        msg: "{{ prot_number }}"
                      when: port_number == 1
                """);
        assertThat(project.result("h1", "Use it").message())
                .contains("'prot_number' is undefined", "site.yml:7:18", "port_number");
    }

    @Test
    void facts_are_gathered_when_one_is_used_and_module_defaults_and_environment_hold() {
        project.play("""
                - hosts: h1
                  environment: {GREETING: hello}
                  module_defaults: {shell: {chdir: /tmp}}
                  tasks:
                    - {name: Where, shell: "echo $GREETING $PWD", register: r}
                    - debug: {msg: "{{ r.stdout }} {{ ansible_facts.system }} {{ ansible_system }}"}
                """);
        assertThat(project.said("h1")).contains("hello /tmp Linux Linux");
    }
}

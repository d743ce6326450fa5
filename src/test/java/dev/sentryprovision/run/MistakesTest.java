package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be known to be wrong is said at once, with its place, before any host is reached. */
class MistakesTest {

    @TempDir
    private Path folder;

    @Test
    void a_module_that_comes_as_a_file_is_named_with_it() {
        Project project = new Project(folder)
                .inventory("h1,")
                .file("library/odd.py", "")
                .file("roles/web/library/even.sh", "")
                .file("roles/web/tasks/main.yml", "- {even: {}, when: x is defined}\n")
                .file("site.yml", """
                - hosts: h1
                  roles: [web]
                  tasks:
                    - odd: {}
                """);

        assertThat(Preparation.problemsOf(project.options("site.yml"), new Redactor()))
                .extracting(problem -> problem.severity() + " " + problem.message() + " " + problem.hint())
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .startsWith("ERROR there is no module 'odd'")
                                .contains("library/odd.py is a module for Ansible itself"),
                        text -> assertThat(text)
                                .startsWith("WARNING there is no module 'even'")
                                .contains("roles/web/library/even.sh"));
    }

    @Test
    void all_mistakes_of_a_playbook_come_in_one_list_with_line_and_nearest_name() {
        Project project =
                new Project(folder).inventory("inv").file("inv", "[web]\nh1\n").file("site.yml", """
                - hosts: wbe
                  gather_facts: false
                  tasks:
                    - name: Misspelt module
                      coppy: {dest: /tmp/x, content: y}
                    - name: Misspelt argument
                      copy: {dest: /tmp/x, contnet: y}
                    - name: Misspelt keyword
                      debug: {msg: x}
                      whne: true
                    - name: Unknown filter
                      debug: {msg: "{{ 'a' | uper }}"}
                    - name: Broken expression
                      debug: {msg: "{{ 'a' + }}"}
                    - name: Wrong type
                      file: {path: /tmp/x, state: direktory}
                    - name: Unknown handler
                      command: "true"
                      notify: restrat
                    - meta: flush_handler
                  handlers:
                    - {name: restart, debug: {msg: x}}
                  roles:
                    - missing_role
                """);
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class, () -> Preparation.of(project.options("site.yml"), new Redactor()));

        assertThat(thrown.problems()).allMatch(problem -> problem.where().isPresent());
        assertThat(thrown.problems())
                .extracting(MistakesTest::shown)
                .anyMatch(text -> text.startsWith("1:") && text.contains("wbe") && text.contains("'web'"))
                .anyMatch(text -> text.startsWith("5:") && text.contains("coppy") && text.contains("'copy'"))
                .anyMatch(text -> text.startsWith("7:") && text.contains("contnet") && text.contains("'content'"))
                .anyMatch(text -> text.startsWith("10:") && text.contains("whne") && text.contains("'when'"))
                .anyMatch(text -> text.startsWith("12:") && text.contains("uper") && text.contains("'upper'"))
                .anyMatch(text -> text.startsWith("14:"))
                .anyMatch(text -> text.startsWith("16:") && text.contains("direktory") && text.contains("'directory'"))
                .anyMatch(text -> text.startsWith("19:") && text.contains("restrat") && text.contains("'restart'"))
                .anyMatch(text -> text.startsWith("20:") && text.contains("flush_handler"))
                .anyMatch(text -> text.startsWith("24:") && text.contains("missing_role"));
    }

    @Test
    void variables_that_nothing_defines_are_said_before_a_host_is_reached_each_with_its_place() {
        assertThat(mistakes("""
                - hosts: h1
                  gather_facts: false
                  vars: {greeting: hi}
                  tasks:
                    - debug: {msg: "{{ greting }}"}
                    - command: echo
                      register: result
                    - debug: {msg: x}
                      when: resutl.rc == 0 and other
                    - copy:
                        dest: /tmp/x
                        content: |
                          a {{ greeting }}
                          b {{ in_block }}
                    - debug: {msg: "{{ item }}"}
                      loop: "{{ itmes }}"
                    - assert: {that: ["nowhere == 1"]}
                """))
                .containsExactly(
                        "5:24 'greting' is undefined did you mean 'greeting'?",
                        "9:13 'resutl' is undefined did you mean 'result'?",
                        "14:16 'in_block' is undefined define it, or say what to do without it: default(…)",
                        "16:17 'itmes' is undefined define it, or say what to do without it: default(…)",
                        "17:24 'nowhere' is undefined define it, or say what to do without it: default(…)");
    }

    @Test
    void variables_that_may_be_defined_or_need_not_be_are_left_to_the_run() {
        assertThat(mistakes("""
                - hosts: h1
                  gather_facts: false
                  vars: {lazy: "{{ a1 }}"}
                  tasks:
                    - debug: {msg: "{{ a2 | default(a3) }} {{ a4 is defined }} {{ a5.b | d(1) }}"}
                    - debug: {msg: "{{ a6 }}"}
                      when: b1 is defined and b1 is search(a7)
                    - debug: {msg: "{{ b1 }}"}
                    - debug: {msg: "{{ a8 }}"}
                      ignore_errors: true
                    - debug: {msg: "{% if true %}x{% else %}{{ a9 }}{% endif %}{% set mine = 1 %}{{ mine }}"}
                    - debug: {msg: "{{ true or b2 }} {{ 1 if true else b3 }} {{ [b4] | length }}"}
                    - debug: {msg: "{{ item.a }}", verbosity: 2}
                    - debug: {msg: "{{ b5 }}"}
                      loop: []
                    - debug: {var: b6}
                    - debug: {msg: "{{ b7 }}"}
                      tags: never
                    - block:
                        - debug: {msg: "{{ b8 }}"}
                      rescue:
                        - debug: {msg: "{{ ansible_failed_result.msg }} {{ b9 }}"}
                    - set_fact: {c1: 1}
                    - debug: {msg: "{{ c1 }} {{ c2 }} {{ inventory_hostname }} {{ ansible_kernel }} {{ omit }}"}
                      vars: {c2: 2}
                    - debug: {msg: "{{ c3 }}"}
                      notify: done
                    - include_vars: more.yml
                    - debug: {msg: "{{ c4 }}"}
                  handlers:
                    - name: done
                      set_fact: {c3: "{{ c5 }}"}
                """)).isEmpty();
    }

    @Test
    void what_an_argument_spec_asks_for_is_not_said_twice() {
        Project project = new Project(folder)
                .inventory("inv")
                .file("inv", "h1\n")
                .file("roles/a/meta/argument_specs.yml", """
                        argument_specs:
                          main:
                            options:
                              name_of_it: {type: str, required: true}
                        """)
                .file("roles/a/tasks/main.yml", "- debug: {msg: \"{{ name_of_it }}\"}\n")
                .file("site.yml", "- hosts: h1\n  roles: [a]\n");

        assertThat(Preparation.problemsOf(project.options("site.yml"), new Redactor()))
                .extracting(Problem::message)
                .containsExactly("missing required argument 'name_of_it' of role a, for h1");
    }

    @Test
    void a_play_without_hosts_reads_nothing() {
        assertThat(mistakes("""
                - hosts: h1:!h1
                  tasks: [{debug: {msg: "{{ nothing }}"}}]
                """)).isEmpty();
    }

    @Test
    void expressions_without_braces_are_checked_where_they_stand() {
        assertThat(mistakes("""
                - hosts: h1
                  tasks:
                    - assert:
                        that:
                          - "1 == 1"
                          - 1 is evven
                    - debug: {var: "'a' | uper"}
                """))
                .containsExactly(
                        "6:18 there is no test 'evven' did you mean 'even'?",
                        "7:27 there is no filter 'uper' did you mean 'upper'?");
    }

    @Test
    void a_misspelt_key_is_told_from_a_misspelt_module() {
        assertThat(mistakes("""
                - hosts: h1
                  tasks:
                    - shel: {cmd: ls}
                      whne: true
                    - command: ls
                      coppy: {}
                """))
                .containsExactly(
                        "4:7 unknown keyword 'whne' on a task did you mean 'when'?",
                        "6:7 unknown keyword 'coppy' on a task did you mean the module 'copy'? A task has one module only",
                        "3:7 there is no module 'shel' did you mean 'shell'?");
    }

    private List<String> mistakes(String playbook) {
        Project project =
                new Project(folder).inventory("inv").file("inv", "h1\n").file("site.yml", playbook);
        return Preparation.problemsOf(project.options("site.yml"), new Redactor()).stream()
                .map(problem -> problem.where()
                                .map(where -> where.line() + ":" + where.column() + " ")
                                .orElse("")
                        + problem.message() + " " + problem.hint())
                .toList();
    }

    private static String shown(Problem problem) {
        return problem.where().map(where -> where.line() + ":").orElse("") + problem.message() + " " + problem.hint();
    }
}

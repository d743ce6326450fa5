package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keywords of plays and tasks, each by its effect, and what is refused by name. */
@Timeout(60)
class KeywordTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    private Project tasks(String tasks) {
        return project.play("- hosts: all\n  gather_facts: false\n  tasks:\n" + tasks.indent(4));
    }

    @Test
    void timeout_ends_a_task_and_tells_that_it_did() {
        tasks("""
                - {name: Slow, command: sleep 30, timeout: 1, register: r, ignore_errors: true}
                - {name: Here, pause: {seconds: 30}, timeout: 1, when: inventory_hostname == 'h1', ignore_errors: true}
                - {debug: {msg: "after {{ r.timedout.period }}"}}
                """);
        assertThat(project.result("h1", "Slow").message())
                .isEqualTo("The command action failed to execute in the expected time frame (1) and was terminated");
        assertThat(project.result("h1", "Here").values()).containsKey("timedout");
        assertThat(project.said("h2")).contains("after 1");
    }

    @Test
    void diff_of_a_task_wins_over_that_of_the_run() {
        tasks("""
                - {name: Shown, copy: {content: a, dest: "%1$s/a"}, diff: true, run_once: true}
                - {name: Hidden, copy: {content: a, dest: "%1$s/b"}, diff: false, run_once: true}
                """.formatted(folder));
        assertThat(project.result("h1", "Shown").diffs()).hasSize(1);
        assertThat(project.result("h1", "Hidden").diffs()).isEmpty();
        assertThat(project.result("h1", "Hidden").status()).isEqualTo(TaskResult.Status.CHANGED);
        assertThat(project.events())
                .anyMatch(event -> event instanceof Event.TaskStarted started
                        && started.task().name().equals("Shown")
                        && started.task().showsDiff());
    }

    @Test
    void environment_module_defaults_and_check_mode_hold_at_the_level_they_are_written() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  environment: {A: play, B: play}
                  module_defaults: {command: {chdir: /usr}, ansible.builtin.debug: {msg: by default}}
                  tasks:
                    - block:
                        - {name: Env, shell: "echo $A $B $C", environment: [{C: task}]}
                      environment: "{{ {'B': 'block'} }}"
                    - {name: Default, command: pwd}
                    - {name: Own, command: pwd, args: {chdir: /tmp}, module_defaults: {command: {chdir: /var}}}
                    - debug:
                    - {name: Foretold, command: "touch %s/file", check_mode: true}
                """.formatted(folder));
        assertThat(project.result("h1", "Env").values()).containsEntry("stdout", "play block task");
        assertThat(project.result("h1", "Default").values()).containsEntry("stdout", "/usr");
        assertThat(project.result("h1", "Own").values()).containsEntry("stdout", "/tmp");
        assertThat(project.said("h1")).contains("by default");
        assertThat(folder.resolve("file")).doesNotExist();
    }

    @Test
    void module_defaults_may_give_what_a_module_requires() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  module_defaults: {ansible.builtin.file: {path: %1$s/file}, copy: "dest=%1$s/copy", slurp: "{{ where }}"}
                  vars: {where: {src: %1$s/copy}}
                  tasks:
                    - {name: Touched, file: {state: touch}}
                    - {name: Copied, ansible.builtin.copy: {content: text}}
                    - {name: Read, slurp: }
                """.formatted(folder));
        assertThat(folder.resolve("file")).exists();
        assertThat(folder.resolve("copy")).hasContent("text");
        assertThat(project.result("h1", "Read").values()).containsEntry("content", "dGV4dA==");
    }

    @Test
    void facts_may_be_delegated_and_local_action_stays_here() {
        tasks("""
                - {set_fact: {mine: "{{ inventory_hostname }}"}, delegate_to: h3, delegate_facts: true, run_once: true}
                - {local_action: "command echo {{ inventory_hostname }}", name: Here}
                - {debug: {msg: "{{ mine | default('none') }} {{ hostvars.h3.mine }}"}}
                """);
        assertThat(project.said("h1")).contains("none h1");
        assertThat(project.said("h3")).contains("h1 h1");
        assertThat(project.result("h2", "Here").values()).containsEntry("stdout", "h2");
    }

    @Test
    void a_handler_that_does_not_exist_fails_the_task_that_notifies_it() {
        tasks("""
                - {name: Tell, command: "true", notify: "{{ 'No' }}body", when: inventory_hostname == 'h2'}
                - {name: Next, debug: {msg: next}}
                """);
        assertThat(project.result("h2", "Tell").message()).contains("no handler is called 'Nobody'");
        assertThat(project.results()).contains("h1: Next = OK").doesNotContain("h2: Next = OK");
    }

    @Test
    void a_broken_keyword_fails_its_task_alone() {
        tasks("""
                - {name: Odd, fail: {msg: x}, ignore_errors: "{{ inventory_hostname == 'h1' or nothing.there }}"}
                - {name: Next, debug: {msg: next}}
                """);
        assertThat(project.results()).contains("h1: Odd = FAILED ignored", "h2: Odd = FAILED", "h1: Next = OK");
    }

    @Test
    void what_is_not_supported_is_refused_by_name() {
        assertThat(problems("""
                - hosts: all
                  strategy: free
                  max_fail_percentage: 10
                  collections: [ansible.builtin, acme.tools]
                  module_defaults: {comand: {chdir: /}, group/aws: {region: x}}
                  tasks:
                    - {command: "true", become: true, become_exe: pbrun, run_once: true}
                    - {debug: {msg: x}, async: 10}
                    - {debug: {msg: x}, debugger: on_failed}
                """))
                .anyMatch(text -> text.contains("'max_fail_percentage' has no effect with this strategy"))
                .anyMatch(text -> text.contains("nothing of the collection 'acme.tools'"))
                .anyMatch(text -> text.contains("module 'comand'") && text.contains("'command'"))
                .anyMatch(text -> text.contains("'group/aws' in module_defaults is not supported"))
                .anyMatch(text -> text.contains("'become_exe' other than sudo, su and doas is not supported"))
                .anyMatch(text -> text.contains("'run_once' has no effect with this strategy"))
                .anyMatch(text -> text.contains("'async' has no meaning for debug"))
                .anyMatch(text -> text.contains("'debugger' is not supported"));
    }

    @Test
    void a_task_to_start_at_that_does_not_exist_is_refused_with_the_nearest_one() {
        project.startAt("Instal");
        assertThat(problems("- hosts: all\n  tasks:\n    - {name: Install, debug: {msg: x}}\n"))
                .containsExactly("--start-at-task: there is no task 'Instal' did you mean 'Install'?");
    }

    @Test
    void what_module_defaults_leave_out_or_spell_wrong_is_told_before_the_run() {
        assertThat(problems("""
                - hosts: all
                  module_defaults: {copy: {moed: "0600"}, file: {mode: "0600"}}
                  tasks:
                    - {copy: {content: x, dest: /x}}
                    - file: {state: touch}
                """))
                .anyMatch(text -> text.contains("there is no parameter 'moed'"))
                .anyMatch(text -> text.contains("parameter 'path' is required"));
    }

    private List<String> problems(String playbook) {
        project.file("site.yml", playbook);
        return Preparation.problemsOf(project.options("site.yml"), new Redactor()).stream()
                .map(problem -> problem.message() + " " + problem.hint())
                .toList();
    }
}

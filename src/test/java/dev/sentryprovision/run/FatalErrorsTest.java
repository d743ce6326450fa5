package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors of one host that end it for others: any_errors_fatal, max_fail_percentage, whole batches. On four hosts. */
class FatalErrorsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,h2,h3,h4");
    }

    @Test
    void with_any_errors_fatal_one_host_fails_all_and_a_rescue_recovers_all() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  any_errors_fatal: true
                  tasks:
                    - block:
                        - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h2'}
                        - {name: Never, debug: {msg: never}}
                      rescue:
                        - {name: Rescue, debug: {msg: rescued}}
                    - {name: Next, debug: {msg: next}}
                """);
        assertThat(project.results())
                .contains("h1: Rescue = OK", "h2: Rescue = OK", "h4: Rescue = OK", "h1: Next = OK", "h2: Next = OK")
                .noneMatch(line -> line.contains("Never"));
    }

    @Test
    void an_include_that_fails_on_one_host_is_fatal_for_all_with_any_errors_fatal() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  any_errors_fatal: true
                  tasks:
                    - {name: Include, include_tasks: missing.yml, when: inventory_hostname == 'h3'}
                    - {name: Never, debug: {msg: never}}
                """);
        assertThat(project.results()).contains("h3: Include = FAILED").noneMatch(line -> line.contains("Never"));
    }

    @Test
    void a_play_goes_on_while_no_more_than_the_percentage_failed() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  max_fail_percentage: 25
                  tasks:
                    - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h1'}
                    - {name: Next, debug: {msg: next}}
                """);
        assertThat(project.results()).contains("h2: Next = OK", "h3: Next = OK", "h4: Next = OK");
    }

    @Test
    void more_failures_than_the_percentage_end_the_play_and_what_follows() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  max_fail_percentage: "{{ limit }}%"
                  vars: {limit: 49}
                  tasks:
                    - {name: Break, fail: {msg: broken}, when: "inventory_hostname in ['h1', 'h2']"}
                    - {name: Next, debug: {msg: next}}
                - hosts: h4
                  gather_facts: false
                  tasks:
                    - {name: Other play, debug: {msg: other}}
                """);
        assertThat(project.results()).hasSize(4).allMatch(line -> line.contains("Break"));
    }

    @Test
    void the_percentage_is_that_of_the_batch() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  serial: 2
                  max_fail_percentage: 30
                  tasks:
                    - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h1'}
                    - {name: Next, debug: {msg: next}}
                """);
        assertThat(project.results()).containsExactly("h1: Break = FAILED", "h2: Break = SKIPPED");
    }

    @Test
    void failures_that_are_rescued_do_not_count() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  max_fail_percentage: 0
                  tasks:
                    - block:
                        - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h1'}
                        - {name: More, debug: {msg: more}}
                      rescue:
                        - {name: Rescue, debug: {msg: rescued}}
                    - {name: Next, debug: {msg: next}}
                """);
        assertThat(project.results()).contains("h2: More = OK", "h1: Rescue = OK", "h1: Next = OK", "h4: Next = OK");
    }

    @Test
    void when_all_hosts_of_a_play_failed_no_further_play_runs() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Break, fail: {msg: broken}}
                - hosts: h2
                  gather_facts: false
                  tasks:
                    - {name: Other play, debug: {msg: other}}
                """);
        assertThat(project.results()).containsExactly("h1: Break = FAILED");
    }

    @Test
    void what_ran_once_and_failed_failed_for_all() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Once, fail: {msg: broken}, run_once: true}
                    - {name: Never, debug: {msg: never}}
                """);
        assertThat(project.results()).containsExactly("h1: Once = FAILED");
    }

    @Test
    void what_ran_once_and_failed_is_rescued_on_all() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - block:
                        - {name: Once, fail: {msg: broken}, run_once: true}
                      rescue:
                        - {name: Rescue, debug: {msg: "{{ ansible_failed_result.msg }}"}}
                """);
        assertThat(project.said("h4")).containsExactly("broken");
    }

    @Test
    void forced_handlers_run_on_hosts_that_failed_and_others_run_theirs_in_any_case() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  force_handlers: true
                  tasks:
                    - {name: Change, command: "true", notify: Restart}
                    - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h1'}
                  handlers:
                    - {name: Restart, debug: {msg: restarted}}
                """);
        assertThat(project.said("h1")).containsExactly("broken", "restarted");
        assertThat(project.said("h2")).contains("restarted");
        assertThat(project.stats("h1").failed()).isEqualTo(1);
    }

    @Test
    void without_force_a_failed_host_keeps_its_handlers() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Change, command: "true", notify: Restart}
                    - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h1'}
                  handlers:
                    - {name: Restart, debug: {msg: restarted}}
                """);
        assertThat(project.said("h1")).containsExactly("broken");
        assertThat(project.said("h3")).contains("restarted");
    }
}

package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks, failures and who goes on, on three hosts. */
class FlowTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    @Test
    void a_host_that_fails_leaves_and_the_others_go_on() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - name: Break one
                      fail: {msg: broken}
                      when: inventory_hostname == 'h2'
                    - name: Go on
                      debug: {msg: here}
                """);
        assertThat(project.results())
                .containsExactly(
                        "h1: Break one = SKIPPED",
                        "h2: Break one = FAILED",
                        "h3: Break one = SKIPPED",
                        "h1: Go on = OK",
                        "h3: Go on = OK");
        assertThat(project.stats("h2").failed()).isEqualTo(1);
    }

    @Test
    void a_rescue_runs_on_the_hosts_that_failed_and_always_on_all() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - block:
                        - name: Break
                          fail: {msg: "no {{ inventory_hostname }}"}
                          when: inventory_hostname != 'h1'
                        - name: After
                          debug: {msg: after}
                      rescue:
                        - name: Rescue
                          debug: {msg: "{{ ansible_failed_result.msg }} in {{ ansible_failed_task.name }}"}
                      always:
                        - name: Always
                          debug: {msg: always}
                    - name: Next
                      debug: {msg: next}
                """);
        assertThat(project.results())
                .containsExactly(
                        "h1: Break = SKIPPED",
                        "h2: Break = FAILED",
                        "h3: Break = FAILED",
                        "h1: After = OK",
                        "h2: Rescue = OK",
                        "h3: Rescue = OK",
                        "h1: Always = OK",
                        "h2: Always = OK",
                        "h3: Always = OK",
                        "h1: Next = OK",
                        "h2: Next = OK",
                        "h3: Next = OK");
        assertThat(project.said("h2")).contains("no h2 in Break");
        assertThat(project.stats("h2").rescued()).isEqualTo(1);
        assertThat(project.stats("h2").failed()).isZero();
    }

    @Test
    void always_runs_on_a_failed_host_which_then_stays_failed() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - block:
                        - {name: Break, fail: {msg: broken}}
                      always:
                        - {name: Always, debug: {msg: done}}
                    - {name: Next, debug: {msg: next}}
                """);
        assertThat(project.results()).containsExactly("h1: Break = FAILED", "h1: Always = OK");
        assertThat(project.stats("h1").failed()).isEqualTo(1);
    }

    @Test
    void ignored_failures_count_as_ignored_and_the_host_goes_on() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Break, fail: {msg: broken}, ignore_errors: true, register: r}
                    - {name: Next, debug: {msg: "{{ r is failed }} {{ r.msg }}"}}
                """);
        assertThat(project.results()).containsExactly("h1: Break = FAILED ignored", "h1: Next = OK");
        assertThat(project.said("h1")).contains("True broken");
        assertThat(project.stats("h1").ignored()).isEqualTo(1);
    }

    @Test
    void any_errors_fatal_ends_the_run_for_all() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  any_errors_fatal: true
                  tasks:
                    - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h3'}
                    - {name: Next, debug: {msg: next}}
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Other play, debug: {msg: other}}
                """);
        assertThat(project.results()).hasSize(3).allMatch(line -> line.contains("Break"));
        assertThat(project.stats("h1").failed()).isZero();
    }

    @Test
    void serial_runs_the_play_batch_by_batch_and_stops_when_a_whole_batch_failed() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  serial: 1
                  tasks:
                    - {name: Work, debug: {msg: x}}
                    - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h2'}
                """);
        assertThat(project.results())
                .containsExactly("h1: Work = OK", "h1: Break = SKIPPED", "h2: Work = OK", "h2: Break = FAILED");
    }

    @Test
    void run_once_runs_on_the_first_host_and_all_know_the_result() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Once, command: "echo from {{ inventory_hostname }}", run_once: true, register: r}
                    - {name: Tell, debug: {msg: "{{ r.stdout }}"}}
                """);
        assertThat(project.results().getFirst()).isEqualTo("h1: Once = CHANGED");
        assertThat(project.said("h3")).containsExactly("from h1");
    }

    @Test
    void end_host_ends_one_host_without_failing_it() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {meta: end_host, when: inventory_hostname == 'h1'}
                    - {name: Next, debug: {msg: next}}
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Second play, debug: {msg: x}}
                """);
        assertThat(project.results())
                .contains("h2: Next = OK", "h3: Next = OK", "h1: Second play = OK")
                .doesNotContain("h1: Next = OK");
    }

    @Test
    void end_play_ends_it_for_all_when_its_condition_holds_on_the_first_host() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {meta: end_play, when: inventory_hostname == 'h2'}
                    - {name: Before, debug: {msg: before}}
                    - {meta: end_play, when: inventory_hostname == 'h1'}
                    - {name: Next, debug: {msg: next}}
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: Second play, debug: {msg: x}}
                """);
        assertThat(project.results())
                .contains("h3: Before = OK", "h1: Second play = OK")
                .noneMatch(line -> line.contains("Next"));
    }

    @Test
    void with_strategy_free_each_host_goes_its_own_way() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  strategy: free
                  tasks:
                    - {name: One, debug: {msg: "1"}}
                    - {name: Break, fail: {msg: broken}, when: inventory_hostname == 'h2'}
                    - {name: Two, debug: {msg: "2"}}
                """);
        assertThat(project.said("h1")).containsExactly("1", "2");
        assertThat(project.said("h2")).containsExactly("1", "broken");
        assertThat(project.said("h3")).containsExactly("1", "2");
    }

    @Test
    void a_play_without_hosts_says_so_and_does_nothing() {
        project.inventory("inv").file("inv", "[empty]\n[web]\nh1\n").play("""
                - hosts: empty
                  tasks:
                    - {name: Never, debug: {msg: x}}
                """);
        assertThat(project.events()).anyMatch(Event.NoHosts.class::isInstance);
        assertThat(project.results()).isEmpty();
    }

    @Test
    void tags_and_start_at_task_select_tasks() {
        String text = """
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {name: A, debug: {msg: a}, tags: [x]}
                    - {name: B, debug: {msg: b}, tags: [y]}
                    - {name: C, debug: {msg: c}, tags: [always]}
                    - {name: D, debug: {msg: d}, tags: [never, z]}
                """;
        assertThat(project.tags(List.of("x"), List.of()).play(text).results())
                .containsExactly("h1: A = OK", "h1: C = OK");
        assertThat(project.tags(List.of(), List.of("x")).play(text).results())
                .containsExactly("h1: B = OK", "h1: C = OK");
        assertThat(project.tags(List.of(), List.of()).startAt("B").play(text).results())
                .containsExactly("h1: B = OK", "h1: C = OK");
    }
}

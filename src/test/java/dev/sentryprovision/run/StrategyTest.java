package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for whom: strategies, throttle, order, on three hosts. */
class StrategyTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    /** The first host can go on only after the last one has done its last task. */
    @Test
    @Timeout(60)
    void with_free_a_slow_host_holds_nobody_up() {
        project.file("last.yml", "- command: touch %s/done\n".formatted(folder)).play("""
                - hosts: all
                  gather_facts: false
                  strategy: free
                  tasks:
                    - name: Wait for the last host
                      shell: "until [ -e %1$s/done ]; do sleep 0.05; done"
                      when: inventory_hostname == 'h1'
                    - block:
                        - {name: Change, command: "true", notify: Handle}
                      always:
                        - {meta: flush_handlers}
                    - name: Tell
                      include_tasks: last.yml
                      when: inventory_hostname == 'h3'
                  handlers:
                    - {name: Handle, debug: {msg: handled}}
                """.formatted(folder));
        assertThat(order("handled")).hasSize(3).last().isEqualTo("h1");
    }

    @Test
    @Timeout(60)
    void with_host_pinned_a_host_begins_when_another_one_has_ended() {
        project.forks(1).play("""
                - hosts: all
                  gather_facts: false
                  strategy: ansible.builtin.host_pinned
                  tasks:
                    - {name: One, debug: {msg: one}}
                    - {name: Two, debug: {msg: two}}
                """);
        List<String> hosts = project.events().stream()
                .flatMap(event -> event instanceof Event.HostDone done ? Stream.of(done.host()) : Stream.empty())
                .toList();
        assertThat(hosts).hasSize(6);
        for (int i = 0; i < 6; i += 2) {
            assertThat(hosts.get(i)).isEqualTo(hosts.get(i + 1));
        }
    }

    @Test
    void an_unknown_strategy_is_refused_with_the_nearest_one() {
        assertThat(refusal("liner")).isEqualTo("unknown strategy 'liner': did you mean 'linear'?");
        assertThat(refusal("debug")).startsWith("unknown strategy 'debug': known are");
    }

    private String refusal(String strategy) {
        project.file("site.yml", "- hosts: all\n  strategy: " + strategy + "\n  tasks: []\n");
        return Preparation.problemsOf(project.options("site.yml"), new Redactor()).stream()
                .map(problem -> problem.message() + ": " + problem.hint())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void throttle_lets_no_more_hosts_run_a_task_at_once() {
        for (String strategy : List.of("linear", "free")) {
            project.play("""
                    - hosts: all
                      gather_facts: false
                      strategy: %s
                      tasks:
                        - name: Alone
                          shell: mkdir %s/lock && sleep 0.05 && rmdir %s/lock
                          throttle: "{{ 1 }}"
                    """.formatted(strategy, folder, folder));
            assertThat(project.results())
                    .containsExactlyInAnyOrder("h1: Alone = CHANGED", "h2: Alone = CHANGED", "h3: Alone = CHANGED");
        }
    }

    @Test
    void order_says_which_host_comes_first() {
        project.inventory("h2,h1,h3");
        assertThat(orderOf("inventory")).containsExactly("h2", "h1", "h3");
        assertThat(orderOf("reverse_inventory")).containsExactly("h3", "h1", "h2");
        assertThat(orderOf("sorted")).containsExactly("h1", "h2", "h3");
        assertThat(orderOf("reverse_sorted")).containsExactly("h3", "h2", "h1");
        assertThat(orderOf("shuffle")).containsExactlyInAnyOrder("h1", "h2", "h3");
    }

    private List<String> orderOf(String order) {
        project.play("""
                - hosts: all
                  gather_facts: false
                  order: %s
                  tasks:
                    - {debug: {msg: x}}
                """.formatted(order));
        return project.events().stream()
                .flatMap(
                        event -> event instanceof Event.PlayStarted started ? started.hosts().stream() : Stream.empty())
                .toList();
    }

    @Test
    void serial_takes_numbers_percentages_and_lists_of_them() {
        project.inventory("h1,h2,h3,h4,h5,h6");
        assertThat(batchesOf("2")).containsExactly(2, 2, 2);
        assertThat(batchesOf("\"50%\"")).containsExactly(3, 3);
        assertThat(batchesOf("[1, \"{{ 2 }}\", \"34%\"]")).containsExactly(1, 2, 2, 1);
    }

    private List<Integer> batchesOf(String serial) {
        project.play("""
                - hosts: all
                  gather_facts: false
                  serial: %s
                  tasks:
                    - {debug: {msg: x}}
                """.formatted(serial));
        return project.events().stream()
                .flatMap(event -> event instanceof Event.PlayStarted started
                        ? Stream.of(started.hosts().size())
                        : Stream.empty())
                .toList();
    }

    private List<String> order(String message) {
        return project.events().stream()
                .flatMap(event -> event instanceof Event.HostDone done
                                && done.result().message().equals(message)
                        ? Stream.of(done.host())
                        : Stream.empty())
                .toList();
    }
}

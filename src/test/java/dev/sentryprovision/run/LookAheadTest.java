package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with nothing to do costs few round trips, and what was looked up ahead never outlives a change. */
class LookAheadTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,");
    }

    private long roundTrips() {
        return project.events().stream()
                .flatMap(event ->
                        event instanceof Event.HostTraffic traffic ? Stream.of(traffic.roundTrips()) : Stream.of())
                .findFirst()
                .orElseThrow();
    }

    private static String play(String tasks) {
        return "- hosts: h1\n  gather_facts: false\n  tasks:\n" + tasks;
    }

    private static String copies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "    - copy: {dest: \"{{ playbook_dir }}/f%d\", content: \"%d\"}%n".formatted(i, i))
                .collect(Collectors.joining());
    }

    @Test
    void a_task_that_changes_nothing_costs_one_round_trip_at_most() {
        project.play(play(copies(1))).play(play(copies(1)));
        long one = roundTrips();
        project.play(play(copies(3))).play(play(copies(3)));
        assertThat(roundTrips()).isLessThanOrEqualTo(one + 2);
    }

    @Test
    void forty_tasks_that_change_nothing_share_a_few_round_trips() {
        project.play(play(copies(1))).play(play(copies(1)));
        long one = roundTrips();
        project.play(play(copies(40))).play(play(copies(40)));
        assertThat(project.stats("h1").changed()).isZero();
        assertThat(roundTrips()).isLessThanOrEqualTo(one + 4);
    }

    @Test
    void items_of_a_loop_are_looked_up_together() {
        String loop =
                "    - copy: {dest: \"{{ playbook_dir }}/f{{ item }}\", content: x}\n      loop: \"{{ range(100) }}\"\n";
        project.play(play(loop)).play(play(loop));
        assertThat(project.stats("h1").changed()).isZero();
        assertThat(roundTrips()).isLessThan(15);
    }

    @Test
    void a_change_throws_away_what_was_looked_up_before_it() {
        String text = play("""
                    - {name: Same, copy: {dest: "{{ playbook_dir }}/a", content: one}}
                    - {name: Spoil, shell: "echo two > {{ playbook_dir }}/a"}
                    - {name: Mend, copy: {dest: "{{ playbook_dir }}/a", content: one}}
                    - {name: Remove, file: {path: "{{ playbook_dir }}/a", state: absent}}
                    - {name: Look, stat: {path: "{{ playbook_dir }}/a"}, register: s}
                    - {name: Tell, debug: {msg: "exists {{ s.stat.exists }}"}}
                """);
        project.file("a", "one").play(text);
        assertThat(project.results())
                .containsExactly(
                        "h1: Same = OK",
                        "h1: Spoil = CHANGED",
                        "h1: Mend = CHANGED",
                        "h1: Remove = CHANGED",
                        "h1: Look = OK",
                        "h1: Tell = OK");
        assertThat(project.said("h1")).contains("exists False");
    }

    @Test
    void a_task_whose_arguments_change_before_its_turn_is_looked_up_again() {
        project.file("a", "x").play(play("""
                    - {name: First, stat: {path: "{{ playbook_dir }}/a"}, register: s}
                    - set_fact: {target: "{{ playbook_dir }}/{{ 'a' if s.stat.exists else 'b' }}"}
                    - {name: Second, stat: {path: "{{ target | default(playbook_dir ~ '/b') }}"}, register: t}
                    - {name: Tell, debug: {msg: "{{ t.stat.path | basename }}"}}
                """));
        assertThat(project.said("h1")).contains("a");
    }
}

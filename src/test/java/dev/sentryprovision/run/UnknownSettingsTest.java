package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task would have set of which a dry run cannot tell what it does is unknown afterwards, never undefined. */
class UnknownSettingsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,").dryRun(true);
    }

    @Test
    void a_variable_that_may_be_set_is_unknown_whether_it_had_a_value_or_not() {
        play("""
                - set_fact: {old: before}
                - set_fact: {old: after, "fresh_{{ 'one' }}": 1}
                  when: "'x' in r.stdout"
                - {name: Old, assert: {that: old == 'after'}}
                - {name: Fresh, assert: {that: fresh_one == 1}}
                - {name: Defined, assert: {that: fresh_one is defined}}
                - {name: Default, assert: {that: "fresh_one | default(2) == 1"}}
                """);
        assertUnknown("Old", "Fresh", "Defined", "Default");
    }

    @Test
    void the_keys_of_a_result_that_is_unknown_are_unknown() {
        play("""
                - {name: Maybe, command: echo y, register: maybe, when: "'x' in r.stdout"}
                - {name: Output, assert: {that: maybe.stdout == 'y'}}
                - {name: Has, assert: {that: maybe.stdout is defined}}
                - {name: Skipped, assert: {that: maybe is not skipped}}
                - {name: Changed, assert: {that: maybe is changed}}
                - set_fact: {copy: "{{ maybe }}"}
                - {name: Copy, assert: {that: copy.stdout == 'y'}}
                - {name: Success, assert: {that: maybe is success}}
                """);
        assertUnknown("Maybe", "Output", "Has", "Skipped", "Changed", "Copy");
        assertThat(project.results()).contains("h1: Success = OK");
    }

    @Test
    void of_a_loop_only_the_items_are_unknown_that_are() {
        play("""
                - {name: Loop, command: "echo {{ item }}", register: all, loop: [1, 2], when: "item == 1 or 'x' in r.stdout"}
                - {name: Number, assert: {that: "all.results | length == 2"}}
                - {name: Item, assert: {that: "all.results[1].item == 2"}}
                - {name: Output, assert: {that: "all.results[1].stdout == '2'"}}
                """);
        assertUnknown("Loop", "Output");
        assertThat(project.results()).contains("h1: Number = OK", "h1: Item = OK");
    }

    @Test
    void a_loop_over_what_is_unknown_has_results_that_are_unknown() {
        play("""
                - {name: Loop, command: "echo {{ item }}", register: all, loop: "{{ r.stdout_lines }}"}
                - {name: Results, debug: {msg: "{{ item.stdout }}"}, loop: "{{ all.results }}"}
                """);
        assertUnknown("Loop", "Results");
    }

    @Test
    void variables_of_a_file_that_may_be_read_are_unknown() {
        project.file("prod.yml", "color: red\n");
        play("""
                - set_fact: {before: 1}
                - {include_vars: prod.yml, when: "'x' in r.stdout"}
                - {name: Color, assert: {that: color == 'red'}}
                - {name: Before, assert: {that: before == 1}}
                """);
        assertUnknown("Color");
        assertThat(project.results()).contains("h1: Before = OK");
    }

    @Test
    void where_it_cannot_be_told_which_variables_are_set_any_may_be() {
        project.file("more.yml", "- set_fact: {deep: 1}\n");
        play("""
                - {name: Include, include_tasks: more.yml, when: "'x' in r.stdout"}
                - {name: Deep, assert: {that: deep == 1}}
                - {include_vars: "{{ r.stdout }}.yml"}
                - {name: File, assert: {that: other == 1}}
                - {include_vars: {file: "{{ r.stdout }}.yml", name: named}}
                - {name: Named, assert: {that: named.key == 1}}
                """);
        assertUnknown("Deep", "File", "Named");
    }

    @Test
    void facts_that_depend_on_what_was_not_done_are_unknown() {
        play("""
                - {name: Facts, getent: {database: passwd, key: "{{ r.stdout }}"}}
                - {name: Entry, debug: {msg: "{{ getent_passwd.x }} {{ ansible_facts.getent_passwd.x }}"}}
                - {service_facts: {}, when: "'x' in r.stdout"}
                - {name: Services, assert: {that: "'ssh' in services"}}
                - {name: Prefix, assert: {that: "'ssh' in ansible_facts.services"}}
                """);
        assertUnknown("Facts", "Entry", "Services", "Prefix");
    }

    @Test
    void a_handler_that_may_not_be_notified_is_unknown() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {command: echo x, register: r}
                    - {name: Maybe, command: echo y, when: "'x' in r.stdout", notify: [doubtful, both]}
                    - {name: Loop, command: "echo {{ item }}", loop: [1], when: "'x' in r.stdout", notify: looped}
                    - {name: Surely, command: echo z, notify: both}
                  handlers:
                    - {name: doubtful, command: echo a, notify: next}
                    - {name: both, command: echo b}
                    - {name: looped, command: echo c}
                    - {name: next, command: echo d}
                """);
        assertUnknown("Maybe", "Loop", "doubtful", "looped", "next");
        assertThat(project.results()).contains("h1: both = CHANGED");
        assertThat(project.result("h1", "looped").message()).isEqualTo("depends on the output of 'echo x'");
    }

    private void play(String tasks) {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {command: echo x, register: r}
                """ + tasks.indent(4));
        assertThat(project.stats("h1").failed())
                .as("failed: %s", project.results())
                .isZero();
    }

    private void assertUnknown(String... names) {
        for (String name : names) {
            assertThat(project.results()).contains("h1: " + name + " = UNKNOWN");
        }
    }
}

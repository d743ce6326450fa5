package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an include itself comes to, and whom a task that runs once tells what it found. */
class IncludeResultsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder)
                .file("more.yml", "- {debug: {msg: \"one {{ item | default('') }}\"}}\n- {debug: {msg: two}}\n");
    }

    @Test
    void the_same_item_twice_brings_the_same_tasks_twice_one_after_the_other() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks: [{include_tasks: more.yml, loop: [a, a]}]
                """);
        assertThat(project.said("h1")).containsExactly("one a", "two", "one a", "two");
        assertThat(project.stats("h1").ok()).isEqualTo(6);
    }

    @Test
    void a_failed_include_can_be_ignored_and_asked_about() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {include_tasks: more.yml, when: nothing == 'x', register: r, ignore_errors: true}
                    - {debug: {msg: "failed {{ r is failed }}"}}
                """);
        assertThat(project.said("h1")).endsWith("failed True").doesNotContain("two");
        assertThat(project.stats("h1").failed()).isZero();
    }

    @Test
    void a_condition_that_does_not_hold_makes_the_items_irrelevant() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {include_tasks: more.yml, loop: "{{ nothing }}", when: false, register: r}
                    - {debug: {msg: "skipped {{ r is skipped }} {{ r.skip_reason }}"}}
                """);
        assertThat(project.said("h1")).containsExactly("skipped True Conditional result was False");
    }

    @Test
    void an_omitted_file_of_a_role_is_its_main_one() {
        project.file("roles/r/tasks/main.yml", "- {debug: {msg: main}}").play("""
                - hosts: h1
                  gather_facts: false
                  tasks: [{include_role: {name: r, tasks_from: "{{ omit }}"}}]
                """);
        assertThat(project.said("h1")).containsExactly("main");
    }

    @Test
    void what_a_task_sets_once_is_set_on_all_hosts_of_the_play() {
        project.file("once.yml", "- {set_fact: {color: red}, run_once: true}").play("""
                - hosts: h1,h2
                  gather_facts: false
                  tasks:
                    - {include_tasks: once.yml, run_once: true}
                    - {debug: {msg: "{{ color }}"}}
                """);
        assertThat(project.said("h2")).containsExactly("red");
    }
}

package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ansible.cfg} and {@code ANSIBLE_*} variables change in a run. */
class SettingsOfPeopleTest {

    @TempDir
    private Path folder;

    @Test
    void facts_are_gathered_only_where_a_play_says_so() {
        Project project =
                new Project(folder).environment("ANSIBLE_GATHERING", "explicit").play("""
                - hosts: localhost
                  tasks: [{debug: {msg: hello}}]
                - hosts: localhost
                  gather_facts: true
                  tasks: [{debug: {msg: again}}]
                """);
        assertThat(gatherings(project)).isEqualTo(1);
    }

    @Test
    void facts_that_are_known_are_not_gathered_again() {
        Project project = new Project(folder)
                .file("ansible.cfg", "[defaults]\ngathering = smart\n")
                .play("""
                - hosts: localhost
                  tasks: [{debug: {msg: hello}}]
                - hosts: localhost
                  tasks: [{debug: {msg: again}}]
                """);
        assertThat(gatherings(project)).isEqualTo(1);
    }

    @Test
    void roles_are_found_in_the_roles_path_of_the_file() {
        Project project = new Project(folder)
                .file("ansible.cfg", "[defaults]\nroles_path = shared\n")
                .file("shared/web/tasks/main.yml", "- {name: of the role, debug: {msg: hello}}\n")
                .play("""
                - hosts: localhost
                  gather_facts: false
                  roles: [web]
                """);
        assertThat(project.results()).containsExactly("localhost: web : of the role = OK");
    }

    @Test
    void mappings_are_merged_where_people_ask_for_it() {
        Project project = new Project(folder)
                .environment("ANSIBLE_HASH_BEHAVIOUR", "merge")
                .play("""
                - hosts: localhost
                  gather_facts: false
                  vars: {settings: {a: 1, in: {x: 1}}}
                  tasks:
                    - assert: {that: "settings == {'a': 1, 'b': 2, 'in': {'x': 1, 'y': 2}}"}
                      vars: {settings: {b: 2, in: {y: 2}}}
                """);
        assertThat(project.results()).containsExactly("localhost: assert = OK");
    }

    private static long gatherings(Project project) {
        return project.events().stream()
                .filter(event -> event instanceof Event.TaskStarted started
                        && started.task().name().equals("Gathering Facts"))
                .count();
    }
}

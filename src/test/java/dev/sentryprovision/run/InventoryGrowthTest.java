package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryGrowthTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void files() {
        project = new Project(folder)
                .file("plain.yml", "- debug: {msg: a}\n- include_tasks: again.yml\n  when: false\n")
                .file("again.yml", "- include_tasks: plain.yml\n  when: false\n")
                .file("adds.yml", "- group_by: {key: later}\n")
                .file("roles/plain/tasks/main.yml", "- debug: {msg: a}\n")
                .file("roles/adds/tasks/main.yml", "- include_tasks: more.yml\n")
                .file("roles/adds/tasks/more.yml", "- add_host: {name: h9, groups: later}\n");
    }

    @Test
    void what_is_included_by_name_is_read_to_see_whether_it_adds_hosts() {
        refused("include_tasks: plain.yml");
        refused("include_role: {name: plain}");
        refused("meta: flush_handlers");
        taken("include_tasks: adds.yml");
        taken("include_role: {name: adds}");
    }

    @Test
    void what_cannot_be_told_before_may_add_hosts() {
        taken("include_tasks: \"{{ 'plain' }}.yml\"");
        taken("include_role: {name: plain, tasks_from: main}");
        taken("meta: refresh_inventory");
    }

    private void refused(String task) {
        assertThatThrownBy(() -> run(task)).isInstanceOf(ProblemException.class).hasMessageContaining("'later'");
    }

    private void taken(String task) {
        assertThatCode(() -> run(task)).doesNotThrowAnyException();
    }

    private void run(String task) {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - %s
                - hosts: later
                  gather_facts: false
                  tasks: []
                """.formatted(task));
    }
}

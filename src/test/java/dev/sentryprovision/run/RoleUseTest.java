package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Roles of plays, imported and included ones, and what may be said about them. */
@Timeout(60)
class RoleUseTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,");
    }

    private void makeRoleOfManyParts() {
        project.file(
                        "roles/r/tasks/main.yml",
                        "- debug: {msg: \"main {{ v | default('-') }} {{ d | default('-') }}\"}\n")
                .file("roles/r/tasks/other.yml", "- {command: \"echo {{ v }} {{ d }}\", name: Other, notify: H}\n")
                .file("roles/r/vars/other.yml", "v: vars\n")
                .file("roles/r/defaults/other.yml", "d: defaults\n")
                .file("roles/r/handlers/other.yml", "- {name: H, debug: {msg: handled}}\n");
    }

    @Test
    void an_included_role_may_take_other_files_and_show_its_variables() {
        makeRoleOfManyParts();
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - include_role:
                        {name: r, tasks_from: other, vars_from: other.yml, defaults_from: other, handlers_from: other, public: true}
                    - {debug: {msg: "{{ v }} {{ d }}"}}
                    - {import_role: {name: r}}
                """);
        assertThat(project.result("h1", "r : Other").values()).containsEntry("stdout", "vars defaults");
        assertThat(project.said("h1")).contains("vars defaults", "main vars defaults", "handled");
    }

    @Test
    void what_is_not_public_stays_in_the_role() {
        makeRoleOfManyParts();
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {include_role: {name: r, tasks_from: other, vars_from: other, defaults_from: other, handlers_from: other}}
                    - {debug: {msg: "{{ v | default('none') }} {{ d | default('none') }}"}}
                """);
        assertThat(project.said("h1")).contains("none none");
    }

    @Test
    void an_imported_role_may_take_other_files() {
        makeRoleOfManyParts();
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - import_role: {name: r, tasks_from: other.yml, vars_from: other, defaults_from: other, handlers_from: other}
                """);
        assertThat(project.result("h1", "r : Other").values()).containsEntry("stdout", "vars defaults");
        assertThat(project.said("h1")).contains("handled");
    }

    @Test
    void tags_of_an_include_are_its_own_and_those_of_apply_its_tasks() {
        project.file(
                "roles/r/tasks/main.yml",
                "- {name: Plain, debug: {msg: x}}\n- {name: Own, debug: {msg: x}, tags: own}\n");
        String playbook = """
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - {include_role: {name: r}, tags: include}
                    - {include_role: {name: r, apply: {tags: applied}}, tags: applied}
                    - {import_role: {name: r}, tags: imported}
                """;
        assertThat(ran(playbook, "include")).isEmpty();
        assertThat(ran(playbook, "include", "own")).containsExactly("r : Own", "r : Own");
        assertThat(ran(playbook, "applied")).containsExactly("r : Plain", "r : Own");
        assertThat(ran(playbook, "imported")).containsExactly("r : Plain", "r : Own");
    }

    private List<String> ran(String playbook, String... tags) {
        return project.tags(List.of(tags), List.of()).play(playbook).results().stream()
                .filter(line -> line.contains("r : "))
                .map(line -> line.replaceAll("h1: | = .*", ""))
                .toList();
    }

    @Test
    void the_same_role_with_the_same_parameters_runs_once_unless_duplicates_are_allowed() {
        String tasks = "- {name: Work, debug: {msg: \"{{ p | default('-') }}\"}}\n";
        project.file("roles/once/tasks/main.yml", tasks)
                .file("roles/often/tasks/main.yml", tasks)
                .file("roles/often/meta/main.yml", "allow_duplicates: true\n")
                .file("roles/needs/meta/main.yml", "dependencies: [once, often]\n")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          roles: [once, once, {role: once, p: 1}, often, often, needs]
                        """);
        assertThat(project.results())
                .filteredOn(line -> line.contains("once : Work"))
                .hasSize(2);
        assertThat(project.results())
                .filteredOn(line -> line.contains("often : Work"))
                .hasSize(3);
    }

    @Test
    void conditions_tags_and_delegation_of_an_entry_of_roles_hold_for_its_tasks() {
        project.inventory("h1,h2")
                .file("roles/r/tasks/main.yml", "- {name: Fact, set_fact: {there: true}}\n")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          roles:
                            - {role: r, when: false}
                            - {role: r, x: 1, delegate_to: h2, delegate_facts: true, tags: t}
                          tasks:
                            - debug: {msg: "{{ there is defined }} {{ hostvars.h2.there }}"}
                        """);
        assertThat(project.results()).containsExactly("h1: r : Fact = SKIPPED", "h1: r : Fact = OK", "h1: debug = OK");
        assertThat(project.said("h1")).contains("False True");
    }

    @Test
    void arguments_are_checked_before_a_role_begins() {
        project.file("roles/r/tasks/main.yml", "- {debug: {msg: \"{{ size }} begins\"}}\n")
                .file("roles/r/meta/argument_specs.yml", """
                        argument_specs:
                          main:
                            options:
                              size: {type: int, required: true}
                              kind: {type: str, choices: [a, b]}
                        """)
                .play("""
                        - hosts: h1
                          gather_facts: false
                          roles: [{role: r, size: 3}]
                          tasks:
                            - block:
                                - include_role: {name: r}
                                  vars: {size: big, kind: c}
                              rescue:
                                - debug: {msg: "{{ ansible_failed_result.argument_errors | length }} errors"}
                            - include_role: {name: r, rolespec_validate: false}
                              vars: {size: any}
                        """);
        assertThat(project.said("h1"))
                .contains("3 begins", "2 errors", "any begins")
                .doesNotContain("big begins");
    }

    @Test
    void a_role_that_includes_itself_without_end_is_an_error() {
        project.file("roles/r/tasks/main.yml", "- include_role: {name: r}\n")
                .play("- {hosts: h1, gather_facts: false, tasks: [{include_role: {name: r}}]}\n");
        assertThat(project.stats("h1").failed()).isEqualTo(1);
        assertThat(project.said("h1")).anyMatch(text -> text.contains("deep"));
    }

    @Test
    void a_role_that_imports_or_needs_itself_is_refused_before_the_run() {
        project.file("roles/r/tasks/main.yml", "- import_role: {name: r}\n")
                .file("roles/a/meta/main.yml", "dependencies: [b]\n")
                .file("roles/b/meta/main.yml", "dependencies: [a]\n");
        assertThat(problems("- {hosts: h1, roles: [r]}\n")).anyMatch(text -> text.contains("r"));
        assertThat(problems("- {hosts: h1, roles: [a]}\n")).anyMatch(text -> text.contains("a"));
    }

    private List<String> problems(String playbook) {
        project.file("site.yml", playbook);
        return Preparation.problemsOf(project.options("site.yml"), new Redactor()).stream()
                .map(Problem::message)
                .toList();
    }
}

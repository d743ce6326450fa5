package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The parts of a play, what it reads and gathers, and playbooks that import others. */
@Timeout(60)
class PlayPartsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    @Test
    void parts_run_in_their_order_each_followed_by_its_handlers() {
        project.inventory("h1,")
                .file("roles/r/tasks/main.yml", "- {command: echo role, name: Role, notify: H}\n")
                .play("""
                        - hosts: h1
                          gather_facts: false
                          handlers: [{name: H, debug: {msg: x}}]
                          post_tasks: [{command: echo post, name: Post, notify: H}]
                          tasks: [{command: echo task, name: Task, notify: H}]
                          roles: [r]
                          pre_tasks: [{command: echo pre, name: Pre, notify: H}]
                        """);
        assertThat(project.results())
                .containsExactly(
                        "h1: Pre = CHANGED",
                        "h1: H = OK",
                        "h1: r : Role = CHANGED",
                        "h1: Task = CHANGED",
                        "h1: H = OK",
                        "h1: Post = CHANGED",
                        "h1: H = OK");
    }

    @Test
    void files_of_variables_are_read_for_each_host_and_the_first_of_a_list_that_exists() {
        project.inventory("h1,h2")
                .file("common.yml", "a: common\nb: common\n")
                .file("h1.yml", "b: of h1\n")
                .file("default.yml", "b: default\n")
                .play("""
                        - hosts: all
                          gather_facts: false
                          vars: {a: play}
                          vars_files: [common.yml, ["{{ inventory_hostname }}.yml", default.yml]]
                          tasks: [{debug: {msg: "{{ a }} {{ b }}"}}]
                        """);
        assertThat(project.said("h1")).containsExactly("common of h1");
        assertThat(project.said("h2")).containsExactly("common default");
    }

    @Test
    void a_play_gathers_the_facts_of_its_subset_and_no_others() {
        String task = "tasks: [{debug: {msg: \"{{ ansible_kernel is defined }} {{ ansible_memtotal_mb is defined }}"
                + " {{ ansible_facts.interfaces is defined }} {{ gather_subset }}\"}}]";
        project.inventory("h1,").play("""
                - {hosts: h1, gather_subset: [min], %1$s}
                - {hosts: h1, gather_subset: ["!all", "!min", hardware], gather_timeout: 5, %1$s}
                - {hosts: h1, gather_subset: "!all,network", %1$s}
                - {hosts: h1, %1$s}
                - {hosts: h1, gather_facts: false, %1$s}
                """.formatted(task));
        assertThat(project.said("h1"))
                .containsExactly(
                        "True False False ['min']",
                        "True True False ['!all', '!min', 'hardware']",
                        "True False True ['!all', 'network']",
                        "True True True ['all']",
                        "True True True ['all']");
    }

    @Test
    void a_subset_of_facts_that_does_not_exist_is_refused() {
        project.file("site.yml", "- {hosts: all, gather_subset: [netwrok], tasks: []}\n");
        assertThat(Preparation.problemsOf(project.options("site.yml"), new Redactor()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'netwrok'", "'network'"));
    }

    @Test
    void force_handlers_of_a_play_runs_those_of_a_host_that_failed() {
        for (String force : List.of("true", "false")) {
            project.play("""
                    - hosts: all
                      gather_facts: false
                      force_handlers: %s
                      tasks:
                        - {command: echo x, notify: H}
                        - {fail: {msg: x}, when: inventory_hostname == 'h2'}
                      handlers: [{name: H, debug: {msg: handled}}]
                    """.formatted(force));
            assertThat(project.said("h1")).contains("handled");
            assertThat(project.said("h2").contains("handled")).isEqualTo(force.equals("true"));
            assertThat(project.said("h3")).contains("handled");
        }
    }

    @Test
    void an_imported_playbook_gets_variables_conditions_and_tags() {
        project.inventory("h1,").file("more/other.yml", """
                - hosts: h1
                  gather_facts: false
                  vars_files: [beside.yml]
                  tasks: [{debug: {msg: "{{ given }} {{ beside }}"}}]
                """).file("more/beside.yml", "beside: found\n");
        String playbook = """
                - {import_playbook: more/other.yml, vars: {given: one}, tags: first}
                - {import_playbook: more/other.yml, vars: {given: two}, when: false}
                - {ansible.builtin.import_playbook: more/other.yml, vars: {given: three}}
                """;
        assertThat(project.play(playbook).said("h1"))
                .contains("one found", "three found")
                .doesNotContain("two found");
        assertThat(project.tags(List.of("first"), List.of()).play(playbook).said("h1"))
                .containsExactly("one found");
    }

    @Test
    void an_old_include_of_a_playbook_is_refused_with_the_cure() {
        project.file("other.yml", "- {hosts: all, tasks: []}\n").file("site.yml", "- include: other.yml\n");
        assertThat(Preparation.problemsOf(project.options("site.yml"), new Redactor()))
                .anySatisfy(problem ->
                        assertThat(problem.message() + problem.hint()).contains("include", "import_playbook"));
    }

    @Test
    void only_the_hosts_of_the_pattern_are_in_a_play() {
        project.play("- {hosts: ['h*', '!h2'], gather_facts: false, tasks: [{debug: {msg: x}}]}\n");
        assertThat(project.results()).containsExactly("h1: debug = OK", "h3: debug = OK");
    }

    @Test
    void pauses_between_items_and_what_is_known_of_the_others_is_in_a_loop() {
        project.inventory("h1,").play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - debug:
                        msg: "{{ i }} {{ it }} {{ ansible_loop.index }}/{{ ansible_loop.length }} {{ ansible_loop.last }}\\
                          \\ {{ ansible_loop.previtem | default('-') }} {{ ansible_loop.allitems is defined }}"
                      loop: [a, b]
                      loop_control: {loop_var: it, index_var: i, extended: true, extended_allitems: false, pause: 0.1}
                      register: r
                    - debug: {msg: "{{ r.results | map(attribute='msg') | join(';') }}"}
                """);
        assertThat(project.said("h1")).contains("0 a 1/2 False - False;1 b 2/2 True a False");
    }
}

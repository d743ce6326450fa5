package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayParserTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void everything_a_play_can_say() {
        Play play = project.plays("""
                        - name: first
                          hosts: [web, "!web1"]
                          gather_facts: no
                          gather_subset: ["!all", min]
                          serial: [1, "50%"]
                          strategy: free
                          order: shuffle
                          max_fail_percentage: 30
                          any_errors_fatal: true
                          force_handlers: true
                          user: deploy
                          become: true
                          vars: {a: 1}
                          vars_files: [a.yml, [b.yml, "{{ c }}.yml"]]
                          vars_prompt:
                            - {name: secret, prompt: "Secret?", private: no, default: 5}
                          pre_tasks: [{ping: null}]
                          tasks: [{ping: null}]
                          post_tasks: [{ping: null}]
                          handlers: [{name: h, listen: [t, u], ping: null}]
                        """).getFirst();
        PlaySettings settings = play.settings();
        assertThat(play.title()).isEqualTo("first");
        assertThat(play.hosts().raw()).isEqualTo(List.of("web", "!web1"));
        assertThat(settings.gatherFacts().map(Written::raw)).contains(false);
        assertThat(settings.serial()).extracting(Written::raw).containsExactly(1L, "50%");
        assertThat(settings.strategy().map(Written::raw)).contains("free");
        assertThat(settings.maxFailPercentage().map(Written::raw)).contains(30L);
        assertThat(settings.forceHandlers().map(Written::raw)).contains(true);
        assertThat(play.keywords().find(Keyword.REMOTE_USER).map(Written::raw)).contains("deploy");
        assertThat(play.keywords().find(Keyword.ANY_ERRORS_FATAL).map(Written::raw))
                .contains(true);
        assertThat(play.vars().get("a").raw()).isEqualTo(1L);
        assertThat(play.varsFiles()).hasSize(2);
        assertThat(play.varsPrompt().getFirst().isPrivate()).isFalse();
        assertThat(((Task) play.handlers().getFirst()).listen()).hasSize(2);
        assertThat(TaskWalk.of(play).map(PlacedTask::section))
                .containsExactly(Section.PRE_TASKS, Section.TASKS, Section.POST_TASKS, Section.HANDLERS);
    }

    @Test
    void an_imported_playbook_gets_vars_tags_and_conditions() {
        project.with("sub/other.yml", """
                - hosts: all
                  vars: {a: own, b: own}
                  tags: mine
                  tasks: [{ping: null, when: inner}]
                  handlers: [{name: h, ping: null}]
                """);
        Play play = project.plays("""
                        - import_playbook: sub/other.yml
                          vars: {a: given}
                          tags: [given]
                          when: outer
                        """).getFirst();
        List<PlacedTask> tasks = TaskWalk.of(play).toList();
        assertThat(play.file()).isEqualTo(folder.resolve("sub/other.yml"));
        assertThat(play.vars().get("a").raw()).isEqualTo("given");
        assertThat(play.vars().get("b").raw()).isEqualTo("own");
        assertThat(tasks.getFirst().keywords().when()).extracting(Written::text).containsExactly("outer", "inner");
        assertThat(tasks.getFirst().keywords().tagTexts()).containsExactly("given", "mine");
        assertThat(tasks.getLast().keywords().when()).isEmpty();
    }

    @Test
    void a_playbook_of_a_collection_is_found_by_full_name() {
        project.with("collections/ansible_collections/acme/web/playbooks/sub/all.yml", "- hosts: all\n");
        assertThat(project.plays("- import_playbook: acme.web.sub.all\n")).hasSize(1);
    }

    @Test
    void vars_as_a_list_of_mappings_are_one_mapping_with_a_warning() {
        Playbooks.Loaded loaded = project.with("site.yml", "- hosts: all\n  vars:\n    - a: 1\n    - b: 2\n")
                .load();
        assertThat(loaded.playbook().plays().getFirst().vars()).containsOnlyKeys("a", "b");
        assertThat(project.problems(loaded)).startsWith("site.yml:3:5 warning: 'vars' is a list of mappings");
    }

    @Test
    void a_missing_playbook_is_one_problem() {
        assertThat(project.problems(project.load())).isEqualTo("no playbook 'site.yml'");
    }

    @Test
    void a_walk_hands_keywords_down() {
        PlacedTask placed =
                TaskWalk.of(project.plays("""
                                - hosts: all
                                  become: true
                                  tags: play
                                  tasks:
                                    - block:
                                        - ping:
                                          tags: task
                                          become: false
                                      when: block
                                      tags: block
                                """).getFirst()).findFirst().orElseThrow();
        assertThat(placed.keywords().tagTexts()).containsExactly("play", "block", "task");
        assertThat(placed.keywords().when()).extracting(Written::text).containsExactly("block");
        assertThat(placed.keywords().find(Keyword.BECOME).map(Written::raw)).contains(false);
    }
}

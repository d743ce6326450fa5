package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookListingTest {

    @TempDir
    Path folder;

    private Playbook playbook;

    @BeforeEach
    void read() {
        playbook = new Project(folder)
                .with("roles/web/tasks/main.yml", "- name: install\n  ping:\n  tags: packages\n")
                .with("site.yml", """
                        - name: one
                          hosts: web
                          tags: all_of_one
                          roles: [{role: web, tags: web}]
                          tasks:
                            - ping:
                            - block:
                                - name: never by itself
                                  ping:
                              tags: [never, b]
                          handlers:
                            - name: h
                              ping:
                        - hosts: [a, b]
                        """)
                .sound();
    }

    @Test
    void tasks_are_listed_with_all_their_tags() {
        assertThat(PlaybookListing.tasks(playbook, TagSelection.ALL)).isEqualTo("""

                        playbook: %s/site.yml

                          play #1 (web): one	TAGS: [all_of_one]
                            tasks:
                              web : install	TAGS: [all_of_one, packages, web]
                              ping	TAGS: [all_of_one]

                          play #2 (a,b): 	TAGS: []
                            tasks:
                        """.formatted(folder));
    }

    @Test
    void only_selected_tasks_are_listed() {
        assertThat(PlaybookListing.tasks(playbook, new TagSelection(Set.of("b"), Set.of())))
                .contains("never by itself")
                .doesNotContain("install");
    }

    @Test
    void tags_are_listed_for_each_play() {
        assertThat(PlaybookListing.tags(playbook, TagSelection.ALL))
                .contains("      TASK TAGS: [all_of_one, packages, web]\n")
                .endsWith("      TASK TAGS: []\n");
    }
}

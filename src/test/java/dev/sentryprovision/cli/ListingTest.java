package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of playbooks without running them. */
class ListingTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;
    private String playbook;

    @BeforeEach
    void project() {
        playbook = folder.resolve("playbooks/site.yml").toString();
        session = new CommandLineSession(folder)
                .file("inventories/site.ini", "[web]\nweb1\nweb2\n")
                .file("roles/base/tasks/main.yml", "- name: Look\n  debug: msg=x\n  tags: [quick]\n")
                .file("playbooks/site.yml", """
                        - name: First
                          hosts: "{{ which }}"
                          roles: [base]
                        """);
    }

    @Test
    void hosts_of_plays_are_those_of_the_pattern_and_the_limit() {
        assertThat(session.execute("apply", playbook, "--list-hosts", "-e", "which=web", "-l", "web2"))
                .isZero();
        assertThat(session.out()).isEqualToNormalizingNewlines("""

                playbook: %s

                  play #1 ({{ which }}): First
                    hosts (1):
                      web2
                """.formatted(folder.resolve("playbooks/site.yml")));
    }

    @Test
    void tasks_and_tags_need_no_hosts_and_find_the_projects_roles() {
        assertThat(session.execute("plan", playbook, "--list-tasks")).isZero();
        assertThat(session.out()).contains("base : Look\tTAGS: [quick]");
        assertThat(session.execute("apply", playbook, "--list-tags")).isZero();
        assertThat(session.out()).contains("TASK TAGS: [quick]");
    }

    @Test
    void an_unknown_pattern_is_shown_in_its_play() {
        assertThat(session.execute("apply", playbook, "--list-hosts", "-e", "which=wbe"))
                .isEqualTo(1);
        assertThat(session.err()).contains("'wbe'", "site.yml:2");
    }

    @Test
    void validate_lists_problems_and_counts_them() {
        assertThat(session.execute("validate", playbook)).isZero();
        assertThat(session.out()).isEqualToNormalizingNewlines("0 errors, 0 warnings\n");

        session.file("playbooks/bad.yml", "- hosts: all\n  tsks: []\n  roles: [bse]\n");
        assertThat(session.execute(
                        "validate", folder.resolve("playbooks/bad.yml").toString()))
                .isEqualTo(1);
        assertThat(session.out())
                .contains("tsks", "bse", "bad.yml:2")
                .endsWith("2 errors, 0 warnings" + System.lineSeparator());
    }

    @Test
    void documentation_comes_from_the_modules() {
        assertThat(session.execute("doc", "nosuchmodule")).isEqualTo(1);
        assertThat(session.err()).startsWith("error: there is no module 'nosuchmodule'");
        assertThat(session.execute("doc")).isZero();
        assertThat(session.out()).contains("copy ", "meta ");
        assertThat(session.execute("doc", "ansible.builtin.file")).isZero();
        assertThat(session.out()).startsWith("file - ").contains("path (required)");
    }
}

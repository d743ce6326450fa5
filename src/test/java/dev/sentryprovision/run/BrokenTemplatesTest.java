package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Template files that cannot be rendered on any host are told before the first one is reached. */
class BrokenTemplatesTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder)
                .inventory("inv")
                .file("inv", "h1\n")
                .file("templates/open.j2", "a\n{% for x in y %}\n")
                .file("roles/web/templates/site.j2", "{{ name | uper }}\n{{ name is oddd }}\n");
    }

    @Test
    void each_is_told_once_with_its_own_line_and_the_nearest_name() {
        project.file("roles/web/tasks/main.yml", "- template: {src: site.j2, dest: /tmp/a}\n")
                .file("site.yml", """
                        - hosts: h1
                          roles: [web]
                          tasks:
                            - template: {src: open.j2, dest: /tmp/b}
                            - template: {src: open.j2, dest: /tmp/c}
                              when: false
                        """);

        assertThat(mistakes())
                .containsExactlyInAnyOrder(
                        "open.j2:2 'for' is not closed: 'endfor' is missing",
                        "site.j2:1 there is no filter 'uper'",
                        "site.j2:2 there is no test 'oddd'");
    }

    @Test
    void what_cannot_be_told_now_is_left_to_the_run() {
        project.file("templates/other-marks.j2", "{% for x %}\n")
                .file("templates/encrypted.j2", "$ANSIBLE_VAULT;1.1;AES256\n6162\n")
                .file("site.yml", """
                        - hosts: h1
                          vars: {name: open.j2}
                          tasks:
                            - template: {src: "{{ name }}", dest: /tmp/a}
                            - template: {src: other-marks.j2, dest: /tmp/b, block_start_string: "<%", block_end_string: "%>"}
                            - template: {src: encrypted.j2, dest: /tmp/c}
                            - copy: {src: templates/open.j2, dest: /tmp/d}
                            - template: {src: open.j2, dest: /tmp/e}
                              ignore_errors: true
                        """);

        assertThat(mistakes()).isEmpty();
    }

    private List<String> mistakes() {
        return Preparation.problemsOf(project.options("site.yml"), new Redactor()).stream()
                .map(BrokenTemplatesTest::shown)
                .toList();
    }

    private static String shown(Problem problem) {
        return problem.where()
                .map(where -> Path.of(where.source()).getFileName() + ":" + where.line() + " " + problem.message())
                .orElse(problem.message());
    }
}

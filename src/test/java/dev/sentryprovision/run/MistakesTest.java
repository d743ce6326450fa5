package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be known to be wrong is said at once, with its place, before any host is reached. */
class MistakesTest {

    @TempDir
    private Path folder;

    @Test
    void all_mistakes_of_a_playbook_come_in_one_list_with_line_and_nearest_name() {
        Project project =
                new Project(folder).inventory("inv").file("inv", "[web]\nh1\n").file("site.yml", """
                - hosts: wbe
                  gather_facts: false
                  tasks:
                    - name: Misspelt module
                      coppy: {dest: /tmp/x, content: y}
                    - name: Misspelt argument
                      copy: {dest: /tmp/x, contnet: y}
                    - name: Misspelt keyword
                      debug: {msg: x}
                      whne: true
                    - name: Unknown filter
                      debug: {msg: "{{ 'a' | uper }}"}
                    - name: Broken expression
                      debug: {msg: "{{ 'a' + }}"}
                    - name: Wrong type
                      file: {path: /tmp/x, state: direktory}
                    - name: Unknown handler
                      command: "true"
                      notify: restrat
                    - meta: flush_handler
                  handlers:
                    - {name: restart, debug: {msg: x}}
                  roles:
                    - missing_role
                """);
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class, () -> Preparation.of(project.options("site.yml"), new Redactor()));

        assertThat(thrown.problems()).allMatch(problem -> problem.where().isPresent());
        assertThat(thrown.problems())
                .extracting(MistakesTest::shown)
                .anyMatch(text -> text.startsWith("1:") && text.contains("wbe") && text.contains("'web'"))
                .anyMatch(text -> text.startsWith("5:") && text.contains("coppy") && text.contains("'copy'"))
                .anyMatch(text -> text.startsWith("7:") && text.contains("contnet") && text.contains("'content'"))
                .anyMatch(text -> text.startsWith("10:") && text.contains("whne") && text.contains("'when'"))
                .anyMatch(text -> text.startsWith("12:") && text.contains("uper") && text.contains("'upper'"))
                .anyMatch(text -> text.startsWith("14:"))
                .anyMatch(text -> text.startsWith("16:") && text.contains("direktory") && text.contains("'directory'"))
                .anyMatch(text -> text.startsWith("19:") && text.contains("restrat") && text.contains("'restart'"))
                .anyMatch(text -> text.startsWith("20:") && text.contains("flush_handler"))
                .anyMatch(text -> text.startsWith("24:") && text.contains("missing_role"));
    }

    private static String shown(Problem problem) {
        return problem.where().map(where -> where.line() + ":").orElse("") + problem.message() + " " + problem.hint();
    }
}

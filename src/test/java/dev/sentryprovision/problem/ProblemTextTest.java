package dev.sentryprovision.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTextTest {

    @TempDir
    Path folder;

    @Test
    void the_line_is_shown_with_a_mark_under_the_word() throws IOException {
        Path file = write("- hosts: all\n  tasks:\n    - whne: ready\n");
        Problem problem = Problem.error(
                "unknown keyword 'whne' on a task", new SourceSpan(file.toString(), 3, 7, 4), "did you mean 'when'?");
        assertThat(ProblemText.of(problem)).isEqualTo("""
                        error: unknown keyword 'whne' on a task
                          %s:3:7
                           |
                         3 |     - whne: ready
                           |       ^^^^
                          did you mean 'when'?
                        """.formatted(file));
    }

    @Test
    void without_a_place_only_the_message_is_shown() {
        assertThat(ProblemText.of(Problem.error("no playbook 'x.yml'"))).isEqualTo("error: no playbook 'x.yml'\n");
    }

    @Test
    void a_place_without_a_column_shows_the_line_without_a_mark() throws IOException {
        Path file = write("a\nb\n");
        assertThat(ProblemText.of(Problem.error("bad", SourceSpan.at(file.toString(), 2, 0))))
                .endsWith(":2\n   |\n 2 | b\n   |\n");
    }

    @Test
    void a_file_that_is_gone_and_a_source_that_is_no_file_show_no_line() {
        assertThat(ProblemText.of(Problem.error("bad", SourceSpan.at("gone.yml", 2, 1))))
                .isEqualTo("error: bad\n  gone.yml:2:1\n");
        assertThat(ProblemText.of(Problem.error("bad", SourceSpan.at("--extra-vars\0", 1, 1))))
                .startsWith("error: bad\n");
    }

    @Test
    void vault_envelopes_are_never_shown() throws IOException {
        Path file = write("a: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  " + "6162".repeat(20) + "\n");
        assertThat(ProblemText.of(Problem.error("bad", SourceSpan.at(file.toString(), 2, 3))))
                .doesNotContain("|");
        assertThat(ProblemText.of(Problem.error("bad", SourceSpan.at(file.toString(), 3, 3))))
                .doesNotContain("6162");
    }

    @Test
    void an_encrypted_file_shows_no_line_at_all() throws IOException {
        Path file = write("$ANSIBLE_VAULT;1.1;AES256\nshort\n");
        assertThat(ProblemText.of(Problem.error("bad", SourceSpan.at(file.toString(), 2, 1))))
                .doesNotContain("short");
    }

    @Test
    void a_very_long_line_is_cut_around_the_place() throws IOException {
        Path file = write("x".repeat(1000) + "HERE" + "y".repeat(1000) + "\n");
        String text = ProblemText.of(Problem.error("bad", new SourceSpan(file.toString(), 1, 1001, 4)));
        List<String> lines = text.lines().toList();
        assertThat(lines.get(3)).hasSizeLessThan(200).contains("HERE");
        assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("HERE"));
    }

    @Test
    void control_characters_do_not_reach_the_terminal() throws IOException {
        Path file = write("a\t\u001b[31mred\n");
        assertThat(ProblemText.of(Problem.error("bad", SourceSpan.at(file.toString(), 1, 1))))
                .contains("a ?[31mred")
                .doesNotContain("\u001b");
    }

    @Test
    void errors_come_before_warnings() {
        Problem warning = Problem.warning("odd", SourceSpan.of("a.yml"), "");
        assertThat(ProblemText.of(List.of(warning, Problem.error("bad"))))
                .isEqualTo("error: bad\n\nwarning: odd\n  a.yml\n\n");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("site.yml"), text);
    }
}

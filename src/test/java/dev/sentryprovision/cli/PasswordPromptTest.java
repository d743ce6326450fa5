package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Secret;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PasswordPromptTest {

    private final StringWriter err = new StringWriter();

    @Test
    void without_a_terminal_each_question_takes_a_line_of_standard_input() {
        PasswordPrompt prompt = prompt("one\ntwo\n");

        assertThat(prompt.ask("SSH password")).isEqualTo(new Secret("one"));
        assertThat(prompt.ask("BECOME password")).isEqualTo(new Secret("two"));
        assertThat(err.toString()).doesNotContain("one", "two");
    }

    @Test
    void no_answer_is_a_problem() {
        assertThatThrownBy(() -> prompt("").ask("SSH password"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("no answer to 'SSH password'");
    }

    private PasswordPrompt prompt(String input) {
        return PasswordPrompt.of(new BufferedReader(new StringReader(input)), new PrintWriter(err));
    }
}

package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked while a run goes on: vars_prompt and --step. */
class QuestionsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,h2,h3");
    }

    /** Somebody who answers one question after another, and notes them. */
    private static final class Somebody implements Questions {

        private final Deque<String> answers;
        private final List<String> asked = new ArrayList<>();

        Somebody(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public boolean canBeAsked() {
            return true;
        }

        @Override
        public Optional<String> ask(String question, boolean echo) {
            asked.add(question + (echo ? "(shown)" : "(hidden)"));
            return Optional.ofNullable(answers.poll());
        }
    }

    private static final String PROMPTS = """
            - hosts: all
              gather_facts: false
              vars: {product: Sentry}
              vars_prompt:
                - {name: release, prompt: "Release of {{ product }}", private: false}
                - {name: password, confirm: true}
                - {name: color, prompt: Colour, default: blue, private: no}
              tasks:
                - debug: {msg: "{{ release }} {{ password }} {{ color }}"}
            """;

    @Test
    void each_prompt_is_asked_once_and_all_hosts_know_the_answer() {
        Somebody somebody = new Somebody("24.1", "one", "two", "s3cret", "s3cret", "");
        project.asking(somebody).play(PROMPTS);
        assertThat(somebody.asked)
                .containsExactly(
                        "Release of Sentry: (shown)",
                        "input for password: (hidden)",
                        "confirm input for password: (hidden)",
                        "input for password: (hidden)",
                        "confirm input for password: (hidden)",
                        "Colour [blue]: (shown)");
        assertThat(project.said("h3")).containsExactly("24.1 s3cret blue");
    }

    @Test
    void what_the_command_line_gives_is_not_asked() {
        Somebody somebody = new Somebody("red");
        project.asking(somebody).extraVars("release=25 password=x").play(PROMPTS);
        assertThat(somebody.asked).containsExactly("Colour [blue]: (shown)");
        assertThat(project.said("h1")).containsExactly("25 x red");
    }

    @Test
    void without_a_terminal_defaults_hold_and_the_rest_is_refused_before_any_play() {
        assertThatThrownBy(() -> project.play(PROMPTS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("vars_prompt asks for 'release'");
        assertThat(project.results()).isEmpty();
        project.extraVars("release=25 password=x").play(PROMPTS);
        assertThat(project.said("h1")).containsExactly("25 x blue");
    }

    @Test
    void an_answer_is_encrypted_when_the_prompt_says_so() {
        project.asking(new Somebody("secret")).play("""
                - hosts: h1
                  gather_facts: false
                  vars_prompt:
                    - {name: hash, encrypt: sha512_crypt, salt: "abcdefgh"}
                  tasks:
                    - debug: {msg: "{{ hash }}"}
                """);
        assertThat(project.said("h1").getFirst()).startsWith("$6$").contains("abcdefgh");
    }

    @Test
    void an_unsafe_answer_is_no_template() {
        project.asking(new Somebody("{{ 1 + 1 }}", "{{ 1 + 1 }}")).play("""
                - hosts: h1
                  gather_facts: false
                  vars_prompt:
                    - {name: raw, unsafe: true}
                    - {name: template}
                  tasks:
                    - debug: {msg: "{{ raw }} {{ template }}"}
                """);
        assertThat(project.said("h1")).containsExactly("{{ 1 + 1 }} 2");
    }

    @Test
    void step_asks_before_each_task_until_told_to_go_on() {
        Somebody somebody = new Somebody("n", "y", "", "c");
        project.step()
                .asking(somebody)
                .file("more.yml", "- {name: Five, debug: {msg: five}}\n")
                .play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: One, debug: {msg: one}}
                    - {name: Two, debug: {msg: two}}
                    - {name: Three, debug: {msg: three}}
                    - {name: Four, include_tasks: more.yml}
                    - {name: Six, debug: {msg: six}}
                """);
        assertThat(somebody.asked).hasSize(4).first().isEqualTo("Perform task: One (N)o/(y)es/(c)ontinue: (shown)");
        assertThat(project.said("h2")).containsExactly("two", "five", "six");
    }

    @Test
    void step_without_a_terminal_is_refused() {
        assertThatThrownBy(() -> project.step().play("- hosts: all\n  tasks: []\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("--step");
    }

    @Test
    void a_pause_gives_what_the_user_typed_to_all_hosts() {
        Somebody somebody = new Somebody("green");
        project.asking(somebody).play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - pause: {prompt: "Which colour", echo: false}
                      register: answer
                    - debug: {msg: "{{ answer.user_input }}"}
                """);
        assertThat(somebody.asked).containsExactly("Which colour: (hidden)");
        assertThat(project.said("h3")).containsExactly("green");
    }
}

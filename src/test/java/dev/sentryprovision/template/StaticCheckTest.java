package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaticCheckTest {

    private final Templates templates = TestScope.templates();

    @Test
    void unknown_names_are_found_without_rendering() {
        List<Problem> problems = templates.check(Map.of(
                "a", TestScope.text("{{ lookup('pipe', 'exit 1') | no_filter }}"),
                "b", List.of(TestScope.text("{% if x is no_test %}{{ query('no_lookup') }}{% endif %}"))));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "there is no filter 'no_filter'",
                        "there is no test 'no_test'",
                        "there is no lookup 'no_lookup'");
    }

    @Test
    void a_problem_has_its_place_in_the_text() {
        Problem problem = templates.check(TestScope.text("ab {{ x | uper }}")).getFirst();

        assertThat(problem.where()).contains(SourceSpan.at("play.yml", 3, 17));
        assertThat(problem.hint()).isEqualTo("did you mean 'upper'?");
    }

    @Test
    void syntax_errors_are_problems() {
        assertThat(templates.check(TestScope.text("{{ 1 + }}"))).hasSize(1);
        assertThat(templates.checkCondition("a ==", SourceSpan.at("p", 1, 1))).hasSize(1);
        assertThat(templates.checkCondition(List.of("a == 1", "b is odd"), SourceSpan.at("p", 1, 1)))
                .isEmpty();
        assertThat(templates.checkFile("{% for x in y %}", SourceSpan.of("f.j2"), FileTemplateOptions.STANDARD))
                .hasSize(1);
    }
}

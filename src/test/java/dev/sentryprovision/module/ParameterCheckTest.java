package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterCheckTest {

    record Sample(
            @Param(value = "who", required = true) String name,
            @Param("how many") Optional<Long> count) {}

    private final Parameters parameters = Parameters.of(Sample.class);
    private final TemplateText template = new TemplateText("{{ x }}", SourceSpan.of("play.yml"));

    @Test
    void a_template_is_taken_for_whatever_is_needed() {
        assertThat(ParameterCheck.check(parameters, Map.of("name", template, "count", template)))
                .isEmpty();
    }

    @Test
    void known_values_beside_templates_are_checked() {
        assertThat(ParameterCheck.check(parameters, Map.of("name", template, "count", "lots")))
                .extracting(ArgumentProblem::argument)
                .containsExactly("count");
    }

    @Test
    void names_are_checked_whatever_their_values() {
        assertThat(ParameterCheck.check(parameters, Map.of("nmae", template)))
                .extracting(ArgumentProblem::argument, ArgumentProblem::hint)
                .containsExactly(tuple("nmae", "did you mean 'name'?"), tuple("", ""));
    }
}

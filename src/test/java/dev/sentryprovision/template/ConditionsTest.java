package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private final Templates templates = TestScope.templates();
    private final TemplateScope scope = new TestScope()
            .with("count", 2L)
            .with("text", "false")
            .with("hostile", "1 == 1 or lookup('pipe', 'id')")
            .withTemplate("computed", "{{ count > 1 }}")
            .scope();

    @Test
    void all_of_a_list_must_hold() {
        assertThat(templates.test(List.of("count == 2", "computed"), scope)).isTrue();
        assertThat(templates.test(List.of("count == 2", "count > 2"), scope)).isFalse();
        assertThat(templates.test(List.of(), scope)).isTrue();
        assertThat(templates.test(None.NONE, scope)).isTrue();
        assertThat(templates.test(false, scope)).isFalse();
    }

    @Test
    void braces_in_a_condition_are_parentheses() {
        assertThat(templates.test(TestScope.text("{{ count }} == 2"), scope)).isTrue();
        assertThat(templates.test(TestScope.text("'{{ text }}' == 'false'"), scope))
                .isTrue();
        assertThat(templates.test("{{ hostile }} == 3", scope)).isFalse();
    }

    @Test
    void a_template_that_makes_a_condition_may_make_a_constant_only() {
        assertThat(templates.test(TestScope.text("{% if count == 2 %}true{% endif %}"), scope))
                .isTrue();
        assertThatThrownBy(() -> templates.test(TestScope.text("{% if true %}{{ hostile }}{% endif %}"), scope))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("is not a constant");
    }

    @Test
    void an_expression_gives_its_value() {
        assertThat(templates.evaluate("count + 1", SourceSpan.of("debug"), scope))
                .isEqualTo(3L);
        assertThat(templates.evaluate("[count, text]", SourceSpan.of("debug"), scope))
                .isEqualTo(List.of(2L, "false"));
    }
}

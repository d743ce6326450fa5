package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentSpecTest {

    private static List<String> errors(Map<String, Object> spec, Map<String, Object> given) {
        return new ArgumentSpec(spec).errors(given);
    }

    @Test
    void all_missing_required_arguments_are_named_at_once() {
        assertThat(errors(
                        Map.of("b", Map.of("required", true), "a", Map.of("required", true), "c", Map.of()), Map.of()))
                .containsExactly("missing required arguments: a, b");
    }

    @Test
    void values_that_can_be_converted_fit() {
        assertThat(errors(
                        Map.of(
                                "port", Map.of("type", "int"),
                                "on", Map.of("type", "bool"),
                                "names", Map.of("type", "list", "elements", "str"),
                                "text", Map.of()),
                        Map.of("port", "9000", "on", "yes", "names", "a,b", "text", 25L)))
                .isEmpty();
    }

    @Test
    void a_value_of_another_type_is_named_with_what_was_expected() {
        assertThat(errors(Map.of("port", Map.of("type", "int")), Map.of("port", "many")))
                .singleElement()
                .asString()
                .startsWith("argument 'port' ")
                .contains("many");
    }

    @Test
    void a_value_outside_the_choices_is_refused() {
        assertThat(errors(Map.of("p", Map.of("choices", List.of("x", "y"))), Map.of("p", "z")))
                .containsExactly("value of p must be one of: x, y, got: z");
    }

    /** As ansible-core compares them: a truth value is the text that Python makes of it. */
    @Test
    void truth_values_meet_choices_as_they_are_or_as_text() {
        Map<String, Object> text = Map.of("p", Map.of("choices", List.of("all", "False", "True")));
        Map<String, Object> flag = Map.of("p", Map.of("type", "bool", "choices", List.of(true)));

        assertThat(errors(text, Map.of("p", false))).isEmpty();
        assertThat(errors(Map.of("p", Map.of("choices", List.of("all", false))), Map.of("p", false)))
                .isEmpty();
        assertThat(errors(flag, Map.of("p", "yes"))).isEmpty();
        assertThat(errors(flag, Map.of("p", "no"))).containsExactly("value of p must be one of: True, got: no");
    }

    @Test
    void elements_that_are_texts_may_be_anything() {
        assertThat(errors(
                        Map.of("p", Map.of("type", "list", "elements", "str")),
                        Map.of("p", List.of("a", Map.of("port", 22L)))))
                .isEmpty();
    }

    @Test
    void nested_options_are_checked_and_unknown_ones_named() {
        Map<String, Object> spec = Map.of(
                "mail",
                Map.of(
                        "type",
                        "dict",
                        "options",
                        Map.of("host", Map.of("required", true), "port", Map.of("type", "int"))));
        assertThat(errors(spec, Map.of("mail", Map.of("prot", 25L))))
                .containsExactly(
                        "mail.prot. Supported parameters include: host, port.",
                        "missing required arguments: host found in mail");
    }

    @Test
    void an_empty_value_counts_as_not_given() {
        assertThat(errors(Map.of("port", Map.of("type", "int")), Map.of("port", None.NONE)))
                .isEmpty();
    }
}

package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateErrorsTest {

    @TempDir
    Path folder;

    private static TemplateException error(TestScope scope, String text) {
        return catchThrowableOfType(TemplateException.class, () -> scope.render(text));
    }

    @Test
    void an_undefined_variable_is_named_with_its_place_and_the_nearest_name() {
        TemplateException e = error(new TestScope().with("sentry_port", 9000L), "port {{ sentry_prot }}");

        assertThat(e.category()).isEqualTo(Category.UNDEFINED);
        assertThat(e).hasMessage("'sentry_prot' is undefined");
        assertThat(e.hint()).isEqualTo("did you mean 'sentry_port'?");
        assertThat(e.where()).hasToString("play.yml:3:15");
    }

    @Test
    void the_variables_that_led_there_are_named() {
        TestScope scope =
                new TestScope().withTemplate("url", "http://{{ host }}").withTemplate("host", "{{ nam ~ 1 }}");

        TemplateException e = error(scope, "{{ url }}");

        assertThat(e.chain()).containsExactly("url", "host");
        assertThat(e.where().source()).isEqualTo("vars.yml");
        assertThat(e.problem().hint()).contains("reached through url -> host");
    }

    @Test
    void an_attribute_that_is_not_there_is_named_with_the_type_that_lacks_it() {
        TestScope scope = new TestScope().with("d", Map.of("a", Map.of()));

        assertThat(error(scope, "{{ d.a.b }}")).hasMessage("'dict object' has no attribute 'b'");
        assertThat(error(scope, "{{ d.a.b.c }}")).hasMessage("'dict object' has no attribute 'b'");
    }

    @Test
    void wrong_operands_are_placed_at_their_operator() {
        TemplateException e = error(new TestScope(), "ok {{\n  1 +\n 'a' }}");

        assertThat(e.category()).isEqualTo(Category.TYPE);
        assertThat(e.where()).hasToString("play.yml:4:11");
    }

    @Test
    void an_unknown_filter_or_test_offers_the_nearest() {
        assertThat(error(new TestScope(), "{{ 1 | defualt(2) }}").hint()).isEqualTo("did you mean 'default'?");
        assertThat(error(new TestScope(), "{{ 1 is evven }}").hint()).isEqualTo("did you mean 'even'?");
        assertThat(error(new TestScope(), "{{ {} | json_query('x') }}").hint()).contains("JMESPath");
        assertThat(error(new TestScope(), "{{ lookup('flie', 'x') }}").hint()).isEqualTo("did you mean 'file'?");
    }

    @Test
    void a_tag_that_is_not_closed_is_placed_where_it_opens() {
        TemplateException e = error(new TestScope(), "a\n {% if true %}b{% for x in [] %}");

        assertThat(e.category()).isEqualTo(Category.SYNTAX);
        assertThat(e).hasMessageContaining("'endfor' is missing");
        assertThat(e.where()).hasToString("play.yml:4:22");
    }

    @Test
    void an_error_in_an_included_file_has_its_place_there() throws Exception {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("templates/inner.j2"), "one\ntwo {{ 1 + [] }}\n");
        TemplateScope scope = new TemplateScope(Variables.of(Map.of()), List.of(folder), Map.of());

        TemplateException e = catchThrowableOfType(
                TemplateException.class,
                () -> TestScope.templates()
                        .renderFile(
                                "x\n{% include 'inner.j2' %}",
                                SourceSpan.of("main.j2"), FileTemplateOptions.STANDARD, scope));

        assertThat(e.where()).hasToString(folder.resolve("templates/inner.j2") + ":2:10");
    }

    @Test
    void an_error_in_a_file_counts_the_header_line() {
        TemplateException e = catchThrowableOfType(
                TemplateException.class,
                () -> TestScope.templates()
                        .renderFile(
                                "#jinja2: trim_blocks: False\nx {{ nope }}\n",
                                SourceSpan.of("main.j2"),
                                FileTemplateOptions.STANDARD,
                                new TestScope().scope()));

        assertThat(e.where()).hasToString("main.j2:2:6");
    }
}

package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would use up time, memory or the stack end in an error. */
@Timeout(60)
class HostileTemplatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(9999999) %}{% for j in range(9999999) %}{% endfor %}{% endfor %}",
                "{{ 'x' * 9999999999 }}",
                "{{ 9 ** 999999999 }}",
                "{{ range(99999999999) | list }}",
                "{{ '%999999999d' % 1 }}",
                "{{ 'x'.ljust(999999999) }}",
                "{{ 'x' | indent(999999999, true) }}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
                "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}",
                "{{ ('a' * 60) is match('(a|aa)+\\1b') }}",
                "{{ [0] * 99999999 }}",
                "{{ ['a', 'b', 'c', 'd'] | product(repeat=30) }}",
                "{{ 'x' | regex_replace('(', '') }}",
                "{{ ('a' * 100000 ~ '!') | regex_search('(.*)*x') }}",
                "{{ range(20) | permutations | list }}",
                "{{ range(100) | combinations(50) | list }}",
                "{{ range(9999) | combinations(9998) | list }}",
                "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
                "{{ query('sequence', 'start=1 end=1000000000') }}",
                "{{ lookup('pipe', 'yes') }}",
                "{{ lookup('lines', 'yes') }}",
                "{{ lookup('file', '/dev/zero') }}",
                "{% set l = [] %}{% set _ = l.append(l) %}{{ l | to_json }}"
            })
    void ends_in_an_error(String text) {
        assertThat(catchThrowable(() -> new TestScope().render(text))).isInstanceOf(TemplateException.class);
    }

    @Test
    void deep_nesting_ends_in_an_error() {
        for (String text : List.of(
                "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}",
                "{{ " + "-".repeat(100_000) + "1 }}",
                "{{ " + "not ".repeat(100_000) + "1 }}",
                "{{ 1" + " if 1 else 1".repeat(100_000) + " }}",
                "{% if 1 %}".repeat(10_000) + "{% endif %}".repeat(10_000))) {
            assertThat(catchThrowable(() -> new TestScope().render(text))).isInstanceOf(TemplateException.class);
            assertThat(TestScope.templates().check(TestScope.text(text))).isNotEmpty();
        }
    }

    @Test
    void a_large_template_is_read_in_time_that_grows_with_its_size() {
        String text = "line {{ 1 }}\n".repeat(200_000);
        long start = System.nanoTime();

        assertThat((String) new TestScope().render(text)).hasLineCount(200_000);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_long_word_is_wrapped_in_time_that_grows_with_its_length() {
        assertThat((Long) new TestScope().render("{{ ('x' * 10000000) | wordwrap(1) | length }}"))
                .isEqualTo(19_999_999);
    }

    @Test
    void variables_that_double_each_other_end_in_an_error() {
        TestScope scope = new TestScope().with("v0", "x".repeat(100));
        for (int i = 1; i < 60; i++) {
            scope.withTemplate("v" + i, "{{ v" + (i - 1) + " }}{{ v" + (i - 1) + " }}");
        }

        assertThat(catchThrowable(() -> scope.render("{{ v59 }}"))).isInstanceOf(TemplateException.class);
    }
}

package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On plain templates another implementation of Jinja agrees. */
class JinjavaAgreementTest {

    private static final Map<String, Object> VARIABLES = Map.of(
            "name",
            "sentry",
            "ports",
            List.of(80L, 443L),
            "server",
            Map.of("host", "h1", "tls", true),
            "nothing",
            List.of());

    private final Jinjava jinjava =
            new Jinjava(JinjavaConfig.newBuilder().withTrimBlocks(true).build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host = {{ server.host }}\nname = {{ name | upper }}",
                "{% for port in ports %}\nlisten {{ port }};\n{% endfor %}",
                "{% for port in ports %}{{ loop.index }}/{{ loop.length }}:{{ port }}{% if not loop.last %}, {% endif %}{% endfor %}",
                "{% if server.tls and ports %}on{% else %}off{% endif %}",
                "{% if nothing %}some{% elif name == 'sentry' %}named{% else %}none{% endif %}",
                "{% set greeting = 'hello ' ~ name %}{{ greeting }}",
                "{% macro item(key, value) %}{{ key }}={{ value }}{% endmacro %}{{ item('a', 1) }} {{ item('b', 2) }}",
                "{{ ports | join(':') }} {{ ports | length }} {{ missing | default('none') }}",
                "a {# not shown #}b",
                "{% raw %}{{ name }}{% endraw %}",
                "{{ 'yes' if server.tls else 'no' }}",
                "{{ 7 // 2 }} {{ 2 + 3 * 4 }} {{ 10 - 4 - 3 }}"
            })
    void another_implementation_agrees(String template) {
        TestScope scope = new TestScope();
        VARIABLES.forEach(scope::with);

        String ours = TestScope.templates()
                .renderFile(template, SourceSpan.of("t.j2"), FileTemplateOptions.STANDARD, scope.scope());

        assertThat(ours).isEqualTo(jinjava.render(template, VARIABLES));
    }
}

package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.value.Unknown;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private final Templates templates = TestScope.templates();

    @Test
    void a_text_that_is_one_expression_gives_its_value() {
        TestScope scope = new TestScope().with("tag", "1.10").with("ports", List.of(80L, 443L));

        assertThat(scope.render("{{ tag }}")).isEqualTo("1.10");
        assertThat(scope.render("{{ ports }}")).isEqualTo(List.of(80L, 443L));
        assertThat(scope.render("{{ ports }}\n")).isEqualTo(List.of(80L, 443L));
        assertThat(scope.render("ports: {{ ports }}")).isEqualTo("ports: [80, 443]");
        assertThat(scope.render("{% set x = [1] %}{{ x }}")).isEqualTo(List.of(1L));
        assertThat(scope.render("{% if false %}x{% endif %}")).isEqualTo(None.NONE);
    }

    @Test
    void texts_that_look_like_literals_stay_texts_unless_asked() {
        Templates literal = new Templates(TemplateSettings.standard(EncryptedText::envelope, (_, patterns) -> patterns)
                .withTextMode(TextMode.EVALUATE_LITERALS));
        TemplateScope scope = new TestScope().scope();

        assertThat(templates.render(TestScope.text("{{ '[1, 2]' }}"), scope)).isEqualTo("[1, 2]");
        assertThat(literal.render(TestScope.text("{{ '[1, 2]' }}"), scope)).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void what_a_variable_holds_is_rendered_when_it_is_used() {
        TestScope scope = new TestScope()
                .withTemplate("url", "https://{{ host }}:{{ port + 1 }}")
                .with("host", "sentry")
                .with("port", 9000L)
                .with(
                        "config",
                        Map.of("url", TestScope.text("{{ url }}/api"), "broken", TestScope.text("{{ nothing }}")));

        assertThat(scope.render("{{ config.url }}")).isEqualTo("https://sentry:9001/api");
        assertThat(scope.render("{{ config.keys() | sort }}")).isEqualTo(List.of("broken", "url"));
    }

    @Test
    void plain_texts_are_never_rendered() {
        TestScope scope = new TestScope()
                .with("stdout", "{{ lookup('pipe', 'touch /tmp/owned') }}")
                .withTemplate("quoted", "<{{ stdout }}>")
                .withTemplate("made", "{{ '{' ~ '{ 1 }}' }}");

        assertThat(scope.render("{{ quoted }}")).isEqualTo("<{{ lookup('pipe', 'touch /tmp/owned') }}>");
        assertThat(scope.render("{{ stdout }}")).isEqualTo("{{ lookup('pipe', 'touch /tmp/owned') }}");
        assertThat(scope.render("{{ made }}")).isEqualTo("{{ 1 }}");
    }

    @Test
    void a_cycle_of_variables_is_shown() {
        TestScope scope = new TestScope()
                .withTemplate("a", "{{ b }}")
                .withTemplate("b", "x{{ c.d }}")
                .with("c", Map.of("d", new TemplateText("{{ a }}", SourceSpan.at("vars.yml", 9, 9))));

        assertThatThrownBy(() -> scope.render("{{ a }}")).isInstanceOfSatisfying(TemplateException.class, e -> {
            assertThat(e.category()).isEqualTo(Category.RECURSION);
            assertThat(e).hasMessageContaining("a -> b -> c.d -> a");
        });
    }

    @Test
    void the_vault_filter_writes_what_ansible_writes_and_unvault_reads_it() {
        String vaulted = (String) new TestScope().render("{{ 'secret text' | vault('pw', salt='abc') }}");

        assertThat(vaulted).isEqualTo("""
                $ANSIBLE_VAULT;1.2;AES256;filter_default
                3631363236330a306434623461666636343830383733346134316163303232306464333665633139
                363565363132353136643064633261616337376538303863346466386239390a3131343561646630
                636162333031333338633062326364303865623965303265
                """);
        TestScope scope = new TestScope().with("v", vaulted);
        assertThat(scope.render("{{ v | unvault('pw') }} {{ 'plain' | unvault('pw') }}"))
                .isEqualTo("secret text plain");
        assertThatThrownBy(() -> scope.render("{{ v | unvault('other') }}")).hasMessageContaining("Unable to decrypt");
        assertThatThrownBy(() -> scope.render("{{ 'x' | vault(5) }}"))
                .hasMessageContaining("Secret passed is required to be a string, instead we got: int");
    }

    @Test
    void omitted_elements_vanish() {
        TestScope scope = new TestScope();

        assertThat(scope.render("{{ missing | default(omit) }}")).isEqualTo(Omit.OMIT);
        assertThat(templates.render(
                        Map.of(
                                "a",
                                TestScope.text("{{ missing | default(omit) }}"),
                                "b",
                                List.of(TestScope.text("{{ omit }}"), 1L)),
                        scope.scope()))
                .isEqualTo(Map.of("b", List.of(1L)));
    }

    @Test
    void keys_are_rendered_where_they_are_templates() {
        TestScope scope = new TestScope().with("name", "web");

        assertThat(templates.render(Map.of(TestScope.text("{{ name }}_port"), 80L), scope.scope()))
                .isEqualTo(Map.of("web_port", 80L));
    }

    @Test
    void what_a_dry_run_cannot_know_may_be_passed_on_but_not_used() {
        TestScope scope = new TestScope().with("result", new Unknown("the output of 'Install'"));

        assertThat(scope.render("{{ result.stdout }}")).isEqualTo(new Unknown("the output of 'Install'"));
        assertThat(scope.render("{{ [result, 1] | length }}")).isEqualTo(2L);
        assertThat(templates.test("result is defined", scope.scope())).isTrue();
        assertThat(templates.test("false and result.rc == 0", scope.scope())).isFalse();
        for (String use :
                List.of("{{ result.rc == 0 }}", "v{{ result }}", "{{ result | upper }}", "{{ not result }}")) {
            assertThatThrownBy(() -> scope.render(use))
                    .isInstanceOfSatisfying(
                            UnknownValueException.class,
                            e -> assertThat(e.reason()).isEqualTo("the output of 'Install'"));
        }
    }

    @Test
    void encrypted_texts_are_decrypted_when_used_and_are_no_templates() {
        TestScope scope = new TestScope().with("secret", new EncryptedText("{{ 1 }}", SourceSpan.of("v")));

        assertThat(scope.render("{{ secret | upper }}")).isEqualTo("DECRYPTED {{ 1 }}");
        assertThat(scope.render("{{ secret is vault_encrypted }}")).isEqualTo(true);
    }

    @Test
    void a_computed_map_is_asked_only_for_what_is_used() {
        Map<String, Object> hosts = new AbstractMap<>() {
            @Override
            public Object get(Object key) {
                return key.equals("h1") ? Map.of("ip", "10.0.0.1") : null;
            }

            @Override
            public boolean containsKey(Object key) {
                return key.equals("h1");
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new AssertionError("copied whole");
            }
        };
        TestScope scope = new TestScope().with("hostvars", hosts);

        assertThat(scope.render("{{ hostvars['h1'].ip }}")).isEqualTo("10.0.0.1");
        assertThat(scope.render("{{ hostvars.h2.ip | default('none') }}")).isEqualTo("none");
    }

    @Test
    void another_hosts_variables_are_rendered_in_its_own_scope() {
        TestScope other =
                new TestScope().withTemplate("url", "http://{{ name }}").with("name", "other");
        Object view = templates.lazily(
                Map.of("url", other.scope().variables().find("url").orElseThrow()), other.scope());
        TestScope scope = new TestScope().with("name", "mine").with("hostvars", Map.of("h", view));

        assertThat(scope.render("{{ hostvars.h.url }}")).isEqualTo("http://other");
    }

    @Test
    void a_template_may_change_its_own_lists_but_not_those_of_variables() {
        List<Object> ports = List.of(1L);
        TestScope scope = new TestScope().with("ports", ports).with("deep", Map.of("list", ports));

        assertThat(scope.render("{% set _ = ports.append(2) %}{{ ports }}")).isEqualTo(List.of(1L, 2L));
        assertThat(ports).hasSize(1);
        assertThatThrownBy(() -> scope.render("{{ deep.list.append(2) }}")).hasMessageContaining("cannot be changed");
    }
}

package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.RemotePath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleRegistryTest {

    private final ModuleRegistry registry = ModuleRegistry.create();

    @ParameterizedTest
    @ValueSource(strings = {"set_fact", "ansible.builtin.set_fact", "ansible.legacy.set_fact"})
    void a_module_answers_to_its_short_and_qualified_names(String name) {
        assertThat(registry.find(name)).map(ModuleType::name).contains("set_fact");
    }

    @Test
    void a_module_answers_to_its_aliases() {
        assertThat(registry.find("gather_facts")).map(ModuleType::name).contains("setup");
    }

    @Test
    void a_qualified_name_of_another_collection_is_another_module() {
        assertThat(registry.find("community.general.file")).isEmpty();
    }

    @Test
    void a_misspelt_name_gets_the_nearest() {
        assertThat(registry.find("lineinfle")).isEmpty();
        assertThat(registry.unknown("lineinfle").hint()).isEqualTo("did you mean 'lineinfile'?");
        assertThat(registry.unknown("ansible.builtin.stst").hint()).isEqualTo("did you mean 'stat'?");
    }

    @Test
    void every_module_can_be_bound_and_documented() {
        assertThat(registry.all()).extracting(ModuleType::name).contains("file", "assert", "shell");
        for (ModuleType type : registry.all()) {
            assertThat(registry.find(type.name())).as(type.name()).isPresent();
            assertThat(new ModuleDoc(type).text()).contains(type.spec().summary());
            assertThat(new ModuleDoc(type).markdown()).startsWith("## " + type.name());
            for (Parameter parameter : type.parameters().all()) {
                assertThat(parameter.documentation())
                        .as(type.name() + "." + parameter.name())
                        .isNotBlank();
                if (parameter.hasDefault()) {
                    assertThat(parameter.type().convert(parameter.defaultValue(), path -> new RemotePath("/" + path)))
                            .isNotNull();
                }
            }
        }
    }

    @ModuleSpec(name = "meta", summary = "Steers the run.", freeForm = "action")
    record Meta(
            @Param(value = "What to do.", required = true) String action) {}

    @Test
    void actions_of_the_engine_are_known_and_checked_like_modules() {
        ModuleRegistry withMeta = ModuleRegistry.with(List.of(Meta.class));
        ModuleType meta = withMeta.find("ansible.builtin.meta").orElseThrow();
        assertThat(meta.check(Map.of(ModuleType.FREE_FORM, "end_play"))).isEmpty();
        assertThat(meta.check(Map.of("acton", "end_play")))
                .extracting(ArgumentProblem::hint)
                .contains("did you mean 'action'?");
        assertThat(new ModuleDoc(meta).text()).contains("Steers the run.");
    }

    @Test
    void well_known_modules_that_are_not_supported_are_refused_with_what_to_use() {
        assertThat(ModuleRegistry.create().unknown("ansible.builtin.expect").message())
                .isEqualTo("the module 'ansible.builtin.expect' is not supported");
        assertThat(ModuleRegistry.create()
                        .unknown("community.postgresql.postgresql_db")
                        .hint())
                .contains("psql");
        assertThat(ModuleRegistry.create().unknown("xml").hint()).contains("xmlstarlet");
    }
}

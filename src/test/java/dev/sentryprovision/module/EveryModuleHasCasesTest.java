package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module without a table of cases is one that nobody checks; those that need more than a table are named here. */
class EveryModuleHasCasesTest {

    private static final Map<String, String> PROVED_ELSEWHERE = Map.ofEntries(
            Map.entry("fetch", "module/files/FetchModuleTest"),
            Map.entry("git", "module/source/GitModuleTest"),
            Map.entry("sentry_env", "sentry/SentryModulesTest"),
            Map.entry("sentry_explain", "sentry/SentryModulesTest"),
            Map.entry("sentry_install", "SentryHostTest"),
            Map.entry("sentry_preflight", "sentry/SentryPreflightModuleTest"),
            Map.entry("sentry_preflight_table", "sentry/SentryPreflightModuleTest"),
            Map.entry("sentry_python", "sentry/config/SentryPythonModuleTest"),
            Map.entry("sentry_release", "sentry/SentryModulesTest"),
            Map.entry("sentry_services", "SentryHostTest"),
            Map.entry("sentry_user", "SentryHostTest"));

    @Test
    void every_module_has_a_table_of_cases_or_a_test_of_its_own() {
        Set<String> checked = ModuleCase.all().map(ModuleCase::module).collect(Collectors.toCollection(TreeSet::new));
        checked.addAll(PROVED_ELSEWHERE.keySet());

        assertThat(registered().filter(name -> !checked.contains(name))).isEmpty();
    }

    @Test
    void what_is_said_to_be_proved_elsewhere_is_a_module_without_a_table_and_a_test_that_is_there() {
        Set<String> tables = ModuleCase.all().map(ModuleCase::module).collect(Collectors.toSet());

        assertThat(PROVED_ELSEWHERE.keySet()).doesNotContainAnyElementsOf(tables);
        assertThat(registered()).containsAll(PROVED_ELSEWHERE.keySet());
        assertThat(PROVED_ELSEWHERE.values())
                .allSatisfy(test -> assertThat(Path.of("src/test/java/dev/sentryprovision/" + test + ".java"))
                        .matches(Files::exists));
    }

    private static Stream<String> registered() {
        return ModuleRegistry.create().all().stream().map(ModuleType::name);
    }
}

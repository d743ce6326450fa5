package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleRunner;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.PlainController;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.testing.InMemoryHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentryModulesTest {

    private final ModuleRegistry registry = ModuleRegistry.create();

    @Test
    void a_release_is_told_with_what_other_tasks_need() {
        Map<String, Object> values = run("sentry_release", Map.of("release", "25.10.0", "profile", "errors-only"))
                .values();
        assertThat(values)
                .containsEntry("release", "25.10.0")
                .containsEntry("project", "sentry-self-hosted")
                .containsEntry("env_custom", "adds")
                .containsEntry("end_marker", "You're all done!");
        assertThat((Map<?, ?>) values.get("requirements"))
                .isEqualTo(Map.of(
                        "docker", "19.03.6",
                        "compose", "2.32.2",
                        "bash", "4.4.0",
                        "memory_mb", 7000L,
                        "processors", 2L,
                        "disk_gb", 20L,
                        "swap_mb", 8192L));
        assertThat((List<?>) values.get("services")).hasSize(29);
        assertThat(values.get("variables").toString()).contains("SENTRY_IMAGE=ghcr.io/getsentry/sentry:25.10.0");
    }

    @Test
    void the_way_from_an_installed_release_goes_by_its_hard_stops() {
        assertThat(run("sentry_release", Map.of("release", "24.2.0", "from", "22.8.0"))
                        .values())
                .containsEntry("hops", List.of("23.6.2", "23.11.0", "24.2.0"));
        assertThat(run("sentry_release", Map.of("release", "25.10.0", "from", "25.5.1"))
                        .values())
                .containsEntry("hops", List.of("25.10.0"));
        assertThat(run("sentry_release", Map.of("release", "25.10.0", "from", "25.10.0"))
                        .values())
                .containsEntry("hops", List.of());
    }

    @Test
    void services_that_stay_single_say_why() {
        Map<?, ?> single = (Map<?, ?>)
                run("sentry_release", Map.of("release", "25.10.0")).values().get("single");
        assertThat(single.get("postgres")).isEqualTo("keeps data");
        assertThat(single.get("nginx")).isEqualTo("publishes the port");
        assertThat(single.keySet().stream().map(String::valueOf))
                .doesNotContain("taskworker", "events-consumer", "web", "relay", "zookeeper", "cron");
    }

    @Test
    void settings_become_text_that_a_shell_and_compose_read_the_same() {
        Outcome outcome = run(
                "sentry_env",
                Map.of(
                        "release", "26.8.0",
                        "settings",
                                Map.of(
                                        "SENTRY_BIND", "127.0.0.1:9000",
                                        "SENTRY_EVENT_RETENTION_DAYS", 30L,
                                        "LAUNCHPAD_RPC_SHARED_SECRET", "a$b#c de",
                                        "OWN_THING", "x"),
                        "also_allowed", List.of("OWN_THING")));
        assertThat(outcome.values()).containsEntry("env", """
                        LAUNCHPAD_RPC_SHARED_SECRET='a$b#c de'
                        OWN_THING=x
                        SENTRY_BIND=127.0.0.1:9000
                        SENTRY_EVENT_RETENTION_DAYS=30
                        """);
    }

    @Test
    void all_mistakes_in_settings_come_at_once() {
        Outcome outcome = run(
                "sentry_env",
                Map.of(
                        "release",
                        "25.10.0",
                        "settings",
                        Map.of("SENTRY_BND", "9000", "SENTRY_BIND", "x", "1A", "b", "SENTRY_MAIL_HOST", "it's")));
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat((List<?>) outcome.values().get("mistakes")).hasSize(4);
    }

    @Test
    void a_log_is_explained() {
        String log =
                "▶ Checking minimum requirements ...\nFAIL: Required minimum RAM available to Docker is 14000 MB\n";
        assertThat(run("sentry_explain", Map.of("log", log)).values())
                .containsEntry("known", true)
                .containsEntry("id", "too_little_memory")
                .containsEntry("step", "Checking minimum requirements")
                .containsEntry("complete", false);
        assertThat(run("sentry_explain", Map.of("log", "You're all done! Run")).values())
                .containsEntry("known", false)
                .containsEntry("complete", true);
    }

    private Outcome run(String module, Map<String, Object> arguments) {
        return new ModuleRunner(new Redactor())
                .run(registry.find(module).orElseThrow(), arguments, new InMemoryHost(), PlainController.without());
    }
}

package dev.sentryprovision.sentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleRunner;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.PlainController;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.testing.InMemoryHost;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentryPythonModuleTest {

    @Test
    void settings_become_python_sorted_by_name() {
        Outcome outcome = run(Map.of(
                "settings",
                        Map.of(
                                "SENTRY_BEACON", false,
                                "CSRF_TRUSTED_ORIGINS", List.of("https://sentry.example.com"),
                                "SENTRY_WEB_OPTIONS[\"workers\"]", 5L,
                                "SECURE_PROXY_SSL_HEADER", List.of("HTTP_X_FORWARDED_PROTO", "https"),
                                "DATABASES", Map.of("default", Map.of("PORT", None.NONE))),
                "options", Map.of("mail.from", "Sentry \"team\" <sentry@example.com>\n")));
        assertThat(outcome.values().get("block")).isEqualTo("""
                SENTRY_OPTIONS["mail.from"] = "Sentry \\"team\\" <sentry@example.com>\\n"
                CSRF_TRUSTED_ORIGINS = ["https://sentry.example.com"]
                DATABASES = {"default": {"PORT": None}}
                SECURE_PROXY_SSL_HEADER = ["HTTP_X_FORWARDED_PROTO", "https"]
                SENTRY_BEACON = False
                SENTRY_WEB_OPTIONS["workers"] = 5
                """);
    }

    @Test
    void what_is_no_name_is_refused() {
        Outcome outcome = run(Map.of("settings", Map.of("import os; x", 1L)));
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(outcome.values().get("msg").toString()).contains("not a setting of Python: import os; x");
    }

    @Test
    void nothing_is_an_empty_block() {
        assertThat(run(Map.of()).values()).containsEntry("block", "");
    }

    private static Outcome run(Map<String, Object> arguments) {
        return new ModuleRunner(new Redactor())
                .run(
                        ModuleRegistry.create().find("sentry_python").orElseThrow(),
                        arguments,
                        new InMemoryHost(),
                        PlainController.without());
    }
}

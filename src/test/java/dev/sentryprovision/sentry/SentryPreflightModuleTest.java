package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleRunner;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.PlainController;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.testing.InMemoryHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentryPreflightModuleTest {

    private final ModuleRegistry registry = ModuleRegistry.create();
    private final ModuleRunner runner = new ModuleRunner(new Redactor());
    private final InMemoryHost host = new InMemoryHost();

    @Test
    void is_found_by_its_short_and_its_qualified_name() {
        assertThat(registry.find("sentry_preflight")).isPresent();
        assertThat(registry.find("sentryprovision.sentry.sentry_preflight")).isPresent();
        assertThat(registry.find("community.general.sentry_preflight")).isEmpty();
        assertThat(registry.unknown("sentry_preflght").hint()).isEqualTo("did you mean 'sentry_preflight'?");
    }

    @Test
    void asks_with_one_script_and_gives_every_check() {
        answer("/opt/sentry/self-hosted", 9000, "os.id=debian\narch=x86_64\nmemory_mb=1000\nprocessors=8\n");

        Outcome outcome = run(Map.of());

        assertThat(outcome.values()).containsEntry("fit", false);
        assertThat((List<?>) outcome.values().get("checks")).hasSizeGreaterThan(15);
        assertThat(outcome.values().get("failed_checks").toString())
                .contains("check=memory")
                .doesNotContain("check=processors");
        assertThat(host.drain()).isEmpty();
    }

    @Test
    void listens_where_it_is_told() {
        answer("/srv/sentry", 8080, "port.used=yes\n");

        Outcome outcome = run(Map.of("path", "/srv/sentry", "bind", "127.0.0.1:8080"));

        assertThat((List<?>) outcome.values().get("failed_checks"))
                .anySatisfy(check -> assertThat(check.toString()).contains("8080 is used by another program"));
    }

    @Test
    void an_upgrade_says_what_concerns_the_host_with_file_line_and_cure() {
        answer("/opt/sentry/self-hosted", 9000, "installed=25.5.1\n");
        host.file(
                "/opt/sentry/self-hosted/sentry/sentry.conf.py", "A = 1\nB = \"backends.memcached.MemcachedCache\"\n");
        host.file("/opt/sentry/self-hosted/.env.custom", "SENTRY_BIND=9000\n");

        String failed = run(Map.of("settings", List.of("COMPOSE_PROFILES")))
                .values()
                .get("failed_checks")
                .toString();

        assertThat(failed)
                .contains(
                        "check=breaking_changes",
                        "sentry/sentry.conf.py:2: from 24.1.2 the memcached backend is PyMemcacheCache",
                        "24.1.2: set CACHES of sentry.conf.py to",
                        "sentry/sentry.conf.py: from 25.9.0")
                .doesNotContain("COMPOSE_PROFILES");
    }

    @Test
    void what_the_installer_mends_by_itself_is_only_warned_of() {
        answer("/opt/sentry/self-hosted", 9000, "installed=26.5.0\n");
        host.file("/opt/sentry/self-hosted/sentry/sentry.conf.py", "B = \"PyMemcacheCache\"\n");

        Map<String, Object> arguments = Map.of("release", "26.6.0");
        Map<String, Object> without = Map.of("release", "26.6.0", "config_updates", false);

        assertThat(run(arguments).values().get("warnings_of_checks").toString()).contains("breaking_changes");
        assertThat(run(without).values().get("failed_checks").toString()).contains("breaking_changes");
    }

    @Test
    void a_file_that_a_role_writes_anew_and_a_release_that_stays_concern_nobody() {
        answer("/opt/sentry/self-hosted", 9000, "installed=25.9.0\n");
        host.file(
                "/opt/sentry/self-hosted/docker-compose.override.yml",
                "# Written by sentry-provision, role override.\nservices:\n  worker:\n");

        assertThat(checksOf(Map.of())).contains("message=nothing here is concerned on the way from 25.9.0 to 25.10.0");
        assertThat(checksOf(Map.of("release", "25.9.0"))).contains("message=no upgrade");
    }

    @Test
    void a_service_that_is_gone_may_be_one_s_own_with_an_image_of_its_own() {
        answer("/opt/sentry/self-hosted", 9000, "installed=25.9.0\n");
        String override = "/opt/sentry/self-hosted/docker-compose.override.yml";
        host.file(override, """
                services:
                  cron: {image: "registry.test/cron:1"}
                  worker:
                    environment: {A: b}

                    image: registry.test/worker:1
                  web:
                    mem_limit: 1g
                """);
        assertThat(checksOf(Map.of())).contains("message=nothing here is concerned on the way");

        host.file(override, """
                services:
                  worker:
                    mem_limit: 1g
                  web:
                    image: registry.test/web:1
                """);
        assertThat(run(Map.of()).values().get("failed_checks").toString())
                .contains("docker-compose.override.yml:2: from 25.10.0");
    }

    private String checksOf(Map<String, Object> arguments) {
        return run(arguments).values().get("checks").toString();
    }

    @Test
    void refuses_arguments_that_mean_nothing() {
        answer("/opt/sentry/self-hosted", 9000, "");
        assertThat(messageOf("release", "24.5.0"))
                .contains("there is no release 24.5.0 (nearest to it: 24.4.1 and 24.6.0)");
        assertThat(messageOf("profile", "errors")).contains("'errors' is not a profile");
        assertThat(messageOf("bind", "99999")).contains("'99999' is not a place to listen");
        assertThat(messageOf("allow", "memry")).contains("there is no check 'memry' (did you mean 'memory'?)");
        assertThat(messageOf("engine", "there")).contains("must be one of present, installed_by_run");
    }

    @Test
    void a_fleet_is_a_table_and_fails_where_it_is_told_to() {
        Map<String, Object> fit = Map.of("check", "os", "status", "pass", "message", "Debian", "cure", "");
        Map<String, Object> hosts = Map.of("web1", List.of(fit), "web2", List.of());

        Outcome shown = run("sentry_preflight_table", Map.of("hosts", hosts));
        Outcome strict = run("sentry_preflight_table", Map.of("hosts", hosts, "strict", true));

        assertThat(shown.kind()).isEqualTo(Outcome.Kind.OK);
        assertThat(shown.values()).containsEntry("unfit", List.of("web2"));
        assertThat(strict.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(strict.values()).containsEntry("msg", "not fit: web2 (1 of 2 hosts)");
        assertThat(strict.values()).containsKey("table_lines");
    }

    private String messageOf(String argument, String value) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put(argument, value);
        Outcome outcome = run(arguments);
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        return outcome.values().get("msg").toString();
    }

    private Outcome run(Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(Map.of("release", "25.10.0", "reach", false));
        all.putAll(arguments);
        return run("sentry_preflight", all);
    }

    private Outcome run(String module, Map<String, Object> arguments) {
        return runner.run(registry.find(module).orElseThrow(), arguments, host, PlainController.without());
    }

    private void answer(String directory, int port, String found) {
        String script = new Probe(directory, port, "sentry-self-hosted", List.of())
                .command()
                .script();
        host.answers(script, 0, found, "");
    }
}

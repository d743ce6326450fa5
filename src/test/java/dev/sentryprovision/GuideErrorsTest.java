package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.sentry.Profile;
import dev.sentryprovision.sentry.Service;
import dev.sentryprovision.sentry.Version;
import dev.sentryprovision.testing.LocalCheckout;
import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Mistakes of the deployment guide that would hurt: none can be made with these roles. What is wrong with mail.from, a setting
 * of retention that does not exist, hard stops and the list of volumes is tried by the tests of role config and env, of
 * upgrade paths and of volumes.
 */
class GuideErrorsTest {

    /** What runs on hosts: roles and the scripts of modules. */
    private static final List<Path> SOURCES =
            List.of(Path.of("roles"), Path.of("playbooks"), Path.of("src/main/java/dev/sentryprovision/sentry"));

    @TempDir
    private Path folder;

    /** Containers have to exist, or the installer of 25.1.0 and newer skips the steps of ClickHouse. */
    @Test
    void nothing_takes_the_project_down() {
        assertThat(linesWith("compose down")).isEmpty();
        assertThat(linesWith("compose(\"down")).isEmpty();
    }

    /** With one file alone images have no names, or another project is started. */
    @Test
    void compose_never_gets_env_custom_alone() {
        assertThat(linesWith("--env-file .env.custom"))
                .isNotEmpty()
                .allMatch(line -> line.contains("--env-file .env "));
    }

    /** The client does not read the guide's file. */
    @Test
    void the_client_s_proxy_is_where_the_client_looks() {
        assertThat(linesWith("/etc/docker/config.json")).isEmpty();
        assertThat(defaults("http_proxy"))
                .containsEntry("http_proxy_docker_client_config", "/root/.docker/config.json");
    }

    /** Without them services talk to each other through the proxy, and fail. */
    @Test
    void services_that_others_talk_to_are_exceptions_from_the_proxy() {
        List<String> called = List.of(
                "relay",
                "web",
                "nginx",
                "kafka",
                "redis",
                "memcached",
                "postgres",
                "pgbouncer",
                "clickhouse",
                "snuba-api",
                "symbolicator",
                "seaweedfs",
                "smtp",
                "vroom",
                "taskbroker",
                "uptime-checker",
                "launchpad-taskworker");
        assertThat(Service.of(Version.of("26.8.0"), Profile.FEATURE_COMPLETE)).containsAll(called);
        assertThat(defaults("http_proxy").get("http_proxy_services"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsAll(called);
    }

    /** A branch means images of last night. */
    @Test
    void only_a_release_is_checked_out() {
        LocalCheckout checkout = new LocalCheckout(folder, "master");

        Program.Ended ended = checkout.run("apply", "checkout", "{}");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("must be a release such as 25.10.0; it is master", "built every night");
    }

    /** There is no worker to scale from 25.10.0 on. */
    @Test
    void a_service_that_is_gone_cannot_be_scaled() {
        LocalCheckout checkout = new LocalCheckout(folder, "25.10.0");

        Program.Ended ended = checkout.run("apply", "scale", "scale_replicas: {worker: 4}");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("25.10.0 has no such service");
    }

    /** A health check reaches web alone, and sendmail without a file sends nothing. */
    @Test
    void the_smoke_test_sends_an_event_and_reads_it_back() {
        String tasks = read(Path.of("roles/smoke/tasks/main.yml"));

        assertThat(tasks).contains("Send the event", "Read it back", "/envelope/");
        assertThat(linesWith("sentry sendmail"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("sendmail /dev/stdin"));
    }

    private static Map<String, Object> defaults(String role) {
        return new Yaml().load(read(Path.of("roles", role, "defaults/main.yml")));
    }

    /** Of code, not of what is said about it. */
    private static List<String> linesWith(String text) {
        return SOURCES.stream()
                .flatMap(GuideErrorsTest::files)
                .flatMap(file -> read(file).lines())
                .map(String::strip)
                .filter(line -> line.contains(text))
                .filter(line -> !line.matches("(#|\\*|//|/\\*).*"))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(yml|j2|java|sh)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

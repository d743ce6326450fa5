package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentryprovision.testing.Program;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * prod.yml on a bare host with systemd: Docker is installed, the installer and compose start real containers. The tests go
 * on from each other, because bringing a host up takes minutes.
 */
@Tag("container")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SentryHostTest {

    private static final String INSTALLER = "install : Run the installer, when it is due";
    private static final String SERVICES = "start : Bring Sentry's services up";

    @TempDir
    static Path folder;

    private static SshHost host;
    private static Run planned;
    private static Run applied;

    /** @param tasks status of each task that did or would do something, by name */
    private record Run(int status, String output, Map<String, String> tasks, JsonNode report) {}

    @BeforeAll
    static void bring_a_bare_host_up() throws IOException {
        host = SshHosts.startSentryHost();
        Files.writeString(folder.resolve("inventory.yml"), host.inventory("sentry"));
        planned = run("plan", "prod.yml");
        applied = run("apply", "prod.yml");
    }

    @AfterAll
    static void stop_it() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    @Order(1)
    void a_dry_run_of_a_bare_host_goes_through_to_the_end() {
        assertThat(planned.status).as(planned.output).isZero();
        assertThat(planned.tasks).containsEntry(INSTALLER, "changed").containsEntry(SERVICES, "unknown");
    }

    @Test
    @Order(2)
    void what_it_predicted_is_what_then_changed() {
        assertThat(applied.status).as(applied.output).isZero();
        assertThat(planned.tasks.keySet()).containsAll(applied.tasks.keySet());
        planned.tasks.forEach((task, status) -> {
            if (status.equals("changed")) {
                assertThat(applied.tasks).containsEntry(task, "changed");
            }
        });
    }

    @Test
    @Order(3)
    void all_services_run_and_an_event_was_read_back() {
        assertThat(host.run("docker ps --filter label=com.docker.compose.project=sentry-self-hosted -q | wc -l")
                        .strip())
                .isEqualTo("29");
        assertThat(applied.output).contains("smoke : Read it back");
        assertThat(host.run("docker exec sentry-self-hosted-postgres-1 cat /var/lib/postgresql/data/users"))
                .isEqualTo("ops@example.com\n");
    }

    @Test
    @Order(4)
    void a_second_run_changes_nothing() throws IOException {
        Run again = run("apply", "prod.yml");

        assertThat(again.status).as(again.output).isZero();
        assertThat(again.tasks).isEmpty();
    }

    @Test
    @Order(5)
    void an_option_restarts_what_reads_it_and_nothing_more() throws IOException {
        String postgres = started("postgres");
        String web = started("web");

        Run changed = run("apply", "configure.yml", "-e", "{config_settings: {mail.host: smtp.example.com}}");

        assertThat(changed.status).as(changed.output).isZero();
        assertThat(changed.tasks).containsKey(SERVICES).doesNotContainKey(INSTALLER);
        assertThat(started("web")).isNotEqualTo(web);
        assertThat(started("postgres")).isEqualTo(postgres);
    }

    @Test
    @Order(6)
    void a_setting_of_compose_makes_anew_what_differs() throws IOException {
        String clickhouse = started("clickhouse");
        String web = started("web");

        Run changed = run("apply", "configure.yml", "-e", "{override_limits: {clickhouse: {memory: 512M}}}");

        assertThat(changed.status).as(changed.output).isZero();
        assertThat(changed.tasks).containsKey(SERVICES).doesNotContainKey(INSTALLER);
        assertThat(started("clickhouse")).isNotEqualTo(clickhouse);
        assertThat(started("web")).isEqualTo(web);
    }

    @Test
    @Order(7)
    void the_installer_is_followed_when_the_connection_is_cut() throws IOException {
        Thread cut = Thread.ofPlatform()
                .start(() -> host.run("until pgrep -f [i]nstall.sh >/dev/null; do sleep 0.1; done;"
                        + " sleep 2; pkill -f '[s]shd-session: ops'"));

        Run changed = run("apply", "configure.yml", "-e", "{test_settings: {SENTRY_EVENT_RETENTION_DAYS: 30}}");

        join(cut);
        assertThat(changed.status).as(changed.output).isZero();
        assertThat(changed.tasks).containsEntry(INSTALLER, "changed").containsEntry(SERVICES, "changed");
        assertThat(host.run("ls /opt/sentry/self-hosted/sentry_install_log-*.txt | wc -l")
                        .strip())
                .isEqualTo("2");
    }

    @Test
    @Order(8)
    void a_service_that_never_becomes_healthy_is_named_with_its_last_words() throws IOException {
        Run sick = run(
                "apply",
                "configure.yml",
                "-e",
                "{config_settings: {stand-in.sick: events-consumer}, start_timeout: 40}",
                "-e",
                "{test_settings: {SENTRY_EVENT_RETENTION_DAYS: 30}}");

        assertThat(sick.status).as(sick.output).isEqualTo(2);
        assertThat(sick.output).contains("events-consumer (unhealthy)", "what to do: ");
    }

    @Test
    @Order(9)
    void a_missing_image_is_named() throws IOException {
        Run missing = run(
                "apply",
                "configure.yml",
                "-e",
                "{override_services: {smtp: {image: '127.0.0.1:5000/egos-tech/absent:1'}}, start_timeout: 40}",
                "-e",
                "{test_settings: {SENTRY_EVENT_RETENTION_DAYS: 30}}");

        assertThat(missing.status).as(missing.output).isEqualTo(2);
        assertThat(missing.output).contains("127.0.0.1:5000/egos-tech/absent:1", "docker load");
    }

    @Test
    @Order(10)
    void a_failing_installer_is_explained_and_run_again_next_time() throws IOException {
        String cured = "{config_settings: {stand-in.sick: nobody}}";
        host.run("cd /opt/sentry/self-hosted && chmod 644 install.sh");
        Run failing = run("apply", "configure.yml", "-e", cured);

        assertThat(failing.status).as(failing.output).isEqualTo(2);
        assertThat(failing.output).contains("the installer failed with status 126");

        host.run("cd /opt/sentry/self-hosted && chmod 755 install.sh");
        Run mended = run("apply", "configure.yml", "-e", cured);

        assertThat(mended.status).as(mended.output).isZero();
        assertThat(mended.tasks).containsEntry(INSTALLER, "changed");
    }

    private static String started(String service) {
        return host.run("docker inspect -f '{{.State.StartedAt}}' sentry-self-hosted-" + service + "-1");
    }

    private static Run run(String verb, String playbook, String... options) throws IOException {
        Path report = folder.resolve("report.json");
        List<String> arguments = new ArrayList<>(List.of(
                verb,
                "playbooks/" + playbook,
                "-i",
                folder.resolve("inventory.yml").toString(),
                "--report",
                "json=" + report,
                "-e",
                "@src/test/sentry-host/vars.yml"));
        arguments.addAll(List.of(options));
        Program.Ended ended = Program.run(arguments.toArray(String[]::new));
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        return new Run(ended.status(), ended.output(), tasks(json), json);
    }

    private static Map<String, String> tasks(JsonNode report) {
        Map<String, String> tasks = new TreeMap<>();
        for (JsonNode play : report.get("plays")) {
            for (JsonNode task : play.get("tasks")) {
                JsonNode result = task.get("hosts").get("sentry");
                String status = result == null ? "" : result.get("status").asText();
                if (status.equals("changed") || status.equals("unknown")) {
                    tasks.put(task.get("name").asText(), status);
                }
            }
        }
        return tasks;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

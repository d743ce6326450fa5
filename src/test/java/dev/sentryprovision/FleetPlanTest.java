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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of the example fleet, staging and production, all of whose hosts are one bare machine. */
@Tag("container")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FleetPlanTest {

    private static final List<String> HOSTS = List.of(
            "sentry-staging.example.com",
            "sentry-eu-1.example.com",
            "sentry-eu-2.example.com",
            "sentry-eu-3.example.com",
            "sentry-us-1.example.com",
            "sentry-us-2.example.com");

    @TempDir
    static Path folder;

    private static Program.Ended planned;
    private static JsonNode report;

    @BeforeAll
    static void plan() throws IOException {
        SshHost host = SshHosts.shared(SshHosts.Image.DEBIAN13);
        Path password = Files.writeString(folder.resolve("password"), "correct-horse\n");
        Path machine = Files.writeString(folder.resolve("machine.yml"), """
                ansible_host: 127.0.0.1
                ansible_port: %d
                ansible_ssh_private_key_file: %s
                ansible_ssh_common_args: -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null
                sentry_repository: /srv/git/self-hosted.git
                docker_engine_source: distribution
                docker_engine_repository: "deb [trusted=yes] file:/srv/packages ./"
                preflight_reach: false
                preflight_allow_unfit: true
                """.formatted(host.port(), host.privateKey()));
        planned = Program.run(
                "plan",
                "playbooks/prod.yml",
                "-i",
                "inventories/fleet",
                "--vault-password-file",
                password.toString(),
                "-e",
                "@" + machine,
                "--report",
                "json=" + folder.resolve("report.json"));
        report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }

    @Test
    void goes_through_to_the_end_on_every_host_staging_first() {
        assertThat(planned.status()).as(planned.output()).isZero();
        assertThat(HOSTS)
                .allSatisfy(host -> assertThat(planned.output().lines())
                        .anySatisfy(line ->
                                assertThat(line).startsWith(host).contains(": ok=", "unreachable=0", "failed=0")));
        assertThat(planned.output())
                .containsSubsequence(
                        "PLAY [",
                        "[sentry-staging.",
                        "PLAY [",
                        "[sentry-eu-1.",
                        "PLAY [",
                        "[sentry-us-1.",
                        "PLAY RECAP");
    }

    @ParameterizedTest
    @CsvSource({
        "sentry-staging.example.com, 7, errors-only, false",
        "sentry-eu-1.example.com, 30, feature-complete, true",
        "sentry-us-1.example.com, 90, feature-complete, false",
        "sentry-us-2.example.com, 90, errors-only, false"
    })
    void each_host_gets_what_its_groups_say(String host, int days, String profile, boolean proxy) {
        assertThat(written(host, "env : Write .env.custom"))
                .contains(
                        "SENTRY_EVENT_RETENTION_DAYS=" + days,
                        "COMPOSE_PROFILES=" + profile,
                        "SENTRY_MAIL_HOST=" + host);
        assertThat(written(host, "http_proxy : Set the proxy for logins").contains("proxy.eu.example.com"))
                .isEqualTo(proxy);
    }

    /** What the diff of a task says will be in the file. */
    private static String written(String host, String task) {
        StringBuilder text = new StringBuilder();
        for (JsonNode play : report.get("plays")) {
            for (JsonNode each : play.get("tasks")) {
                if (each.get("name").asText().equals(task)) {
                    text.append(each.path("hosts")
                            .path(host)
                            .path("diff")
                            .path(0)
                            .path("after")
                            .asText());
                }
            }
        }
        return text.toString();
    }
}

package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentryprovision.testing.CommandRecord;
import dev.sentryprovision.testing.Foretold;
import dev.sentryprovision.testing.Program;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

/** The roles around Sentry on a bare machine with systemd: the dry run tells what the first run does, the second does nothing. */
@Tag("container")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostRolesTest {

    private static final String SWAP = "/var/lib/docker/swapfile";

    @TempDir
    static Path folder;

    private static final StringBuilder SHOWN = new StringBuilder();

    private static SshHost host;

    /** @param tasks results of tasks that did something or might, by name */
    private record Run(int status, String output, Map<String, JsonNode> tasks) {}

    @BeforeAll
    static void bring_a_bare_host_up() throws IOException {
        host = SshHosts.startSentryHost();
        Files.writeString(
                folder.resolve("inventory.yml"),
                host.inventory("sentry") + "    certificates: " + folder + "\n    host_tuning_swap_mb: "
                        + swapMegabytes() + "\n");
        String certificate =
                host.run("cd /tmp && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key -out crt"
                        + " -subj /CN=sentry.test 2>/dev/null && cat crt");
        Files.writeString(folder.resolve("ca.crt"), certificate);
        Files.writeString(folder.resolve("sentry.crt"), certificate);
        Files.writeString(folder.resolve("sentry.key"), host.run("cat /tmp/key"));
        host.run(CommandRecord.begin());
    }

    /** Not every machine lets a container swap; what is swapped to is the machine's, so it is little, and goes in the end. */
    private static int swapMegabytes() {
        String trial = host.run(
                "cd /var/lib/docker && dd if=/dev/zero of=trial bs=1048576 count=1 2>/dev/null && chmod 600 trial"
                        + " && mkswap trial >/dev/null && swapon trial 2>/dev/null && swapoff trial && echo can; rm -f trial");
        return trial.equals("can\n") ? 120 : 0;
    }

    @AfterAll
    static void stop_it() {
        if (host != null) {
            host.run("swapoff " + SWAP + " 2>/dev/null || true");
            host.close();
        }
    }

    @Test
    @Order(1)
    void what_the_dry_run_told_is_what_then_changed_diff_by_diff() throws IOException {
        Run planned = run("plan");
        Run applied = run("apply");

        assertThat(planned.status).as(planned.output).isZero();
        assertThat(applied.status).as(applied.output).isZero();
        Foretold.check(planned.tasks, applied.tasks);
    }

    @Test
    @Order(2)
    void a_second_run_changes_nothing() throws IOException {
        Run again = run("apply");

        assertThat(again.status).as(again.output).isZero();
        assertThat(again.tasks).isEmpty();
    }

    @Test
    @Order(3)
    void the_machine_is_as_it_was_asked_for() {
        assertThat(host.run("systemctl is-active nginx sentry-geoip.timer")).isEqualTo("active\nactive\n");
        assertThat(host.run("curl -s -o /dev/null -w '%{http_code}' --noproxy '*' --resolve sentry.test:443:127.0.0.1"
                        + " https://sentry.test/ || true"))
                .as("the authority is trusted, and nothing answers behind the proxy")
                .isEqualTo("502");
        assertThat(host.run("cat /etc/environment")).contains("@proxy.test:3128");
    }

    @Test
    @Order(4)
    void what_is_changed_beside_secrets_does_not_show_them() throws IOException {
        host.run("""
                cd /opt/sentry/self-hosted
                cat >>sentry/config.yml <<-'end'
                	system.secret-key: 'opensesame-of-the-installer-of-sentry'
                	cache.url: 'redis://:opensesame-cache@redis:6379'
                	filestore.old-options: {access_key: sentry, secret_key: sentry}
                end
                cat >mine <<-'end'
                	EMAIL_HOST_PASSWORD = 'opensesame-of-the-operator'
                	BROKER = {"broker.url": "redis://:opensesame-broker@redis:6379"}
                end
                cat mine sentry/sentry.conf.py >both && cat both >sentry/sentry.conf.py && rm both mine
                """);

        Run changed = run("apply", "roles.yml", "port=9001", "sender=s@sentry.test", "share=0.8");

        assertThat(changed.status).as(changed.output).isZero();
        assertThat(changed.tasks)
                .containsKeys(
                        "env : Write .env.custom",
                        "config : Set options in sentry/config.yml",
                        "config : Put them at the end of sentry/sentry.conf.py",
                        "service_config : Configure relay");
    }

    @Test
    @Order(5)
    void no_secret_was_on_a_command_line_or_in_what_was_shown() throws IOException {
        String key = Files.readAllLines(folder.resolve("sentry.key")).get(3);
        String commands = host.run(CommandRecord.print());

        assertThat(host.run("cat /opt/sentry/self-hosted/.env.custom")).contains("opensesame");
        assertThat(commands).contains("systemctl reload -- nginx", "git ").doesNotContain("opensesame", key);
        assertThat(SHOWN.toString()).contains("config.yml").doesNotContain("opensesame", key);
    }

    @Test
    @Order(6)
    void ports_are_opened_before_a_firewall_is_switched_on_and_never_without_that_of_ssh() throws IOException {
        assumeThat(host.run("apt-get update >/dev/null 2>&1; apt-cache policy ufw | grep -c http || true"))
                .as("the distribution's packages can be fetched")
                .isNotEqualTo("0\n");

        Run refused = run("apply", "firewall.yml", "firewall_ports=[443]");
        Run planned = run("plan", "firewall.yml");
        Run applied = run("apply", "firewall.yml");
        Run again = run("apply", "firewall.yml");

        assertThat(refused.status).isEqualTo(2);
        assertThat(refused.output).contains("listens on port 22, which is not in firewall_ports");
        assertThat(applied.status).as(applied.output).isZero();
        assertThat(planned.status).as(planned.output).isZero();
        assertThat(planned.tasks.keySet()).containsAll(applied.tasks.keySet());
        assertThat(host.run("ufw status")).contains("Status: active", "22/tcp", "443/tcp");
        assertThat(again.tasks).isEmpty();
    }

    private static Run run(String verb) throws IOException {
        return run(verb, "roles.yml");
    }

    private static Run run(String verb, String playbook, String... variables) throws IOException {
        Path report = folder.resolve("report.json");
        Program.Ended ended = Program.run(
                verb,
                "src/test/sentry-host/" + playbook,
                "-e",
                "{" + String.join(",", variables).replace("=", ": ") + "}",
                "--diff",
                "-vvv",
                "-i",
                folder.resolve("inventory.yml").toString(),
                "--report",
                "json=" + report);
        SHOWN.append(ended.output()).append(Files.readString(report));
        Map<String, JsonNode> tasks = Foretold.results(new ObjectMapper().readTree(report.toFile()), "sentry");
        return new Run(ended.status(), ended.output(), tasks);
    }
}

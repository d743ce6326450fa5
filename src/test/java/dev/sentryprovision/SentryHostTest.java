package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.CommandRecord;
import dev.sentryprovision.testing.Foretold;
import dev.sentryprovision.testing.SentryHost;
import dev.sentryprovision.testing.SentryHost.Run;
import java.nio.file.Path;
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

    /** The stack's own, spoken to as if it were somewhere else. */
    private static final String DATABASE = "{config_postgres: {host: postgres}, config_python_secrets:"
            + " {'DATABASES[\"default\"][\"PASSWORD\"]': opensesame-database}}";

    private static final String LIMIT = "{override_limits: {clickhouse: {memory: 512M}}}";

    @TempDir
    static Path folder;

    private static SentryHost host;
    private static Run planned;
    private static Run applied;

    @BeforeAll
    static void bring_a_bare_host_up() {
        host = SentryHost.start(folder);
        host.set(DATABASE);
        host.set("{scale_replicas: {taskworker: 2}}");
        planned = host.run("plan", "prod.yml");
        applied = host.run("apply", "prod.yml");
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
        assertThat(planned.status()).as(planned.output()).isZero();
        assertThat(planned.tasks()).containsEntry(INSTALLER, "changed").containsEntry(SERVICES, "unknown");
    }

    @Test
    @Order(2)
    void what_it_predicted_is_what_then_changed_diff_by_diff() {
        assertThat(applied.status()).as(applied.output()).isZero();
        Foretold.check(planned.results(), applied.results());
        assertThat(Foretold.unknown(planned.results()))
                .as("what Docker will do that is not installed yet")
                .containsExactlyInAnyOrder(
                        "docker_engine : Start Docker, now and at boot",
                        "docker_engine : Restart Docker for its settings",
                        SERVICES,
                        "admin_user : Make the first superuser");
    }

    @Test
    @Order(3)
    void all_services_run_and_an_event_was_read_back() {
        assertThat(host.run("docker ps --filter label=com.docker.compose.project=sentry-self-hosted -q | wc -l")
                        .strip())
                .as("29 services, one of them twice")
                .isEqualTo("30");
        assertThat(applied.output()).contains("smoke : Read it back");
        assertThat(host.run("docker exec sentry-self-hosted-postgres-1 cat /var/lib/postgresql/data/users"))
                .isEqualTo("ops@example.com\n");
    }

    /** The databases have no passwords: nobody but nginx may be reached from outside of the stack's network. */
    @Test
    @Order(3)
    void only_nginx_publishes_a_port_and_only_where_it_was_told_to() {
        assertThat(host.run("docker ps --format '{{.Names}} {{.Ports}}' | grep -e '->'")
                        .strip())
                .isEqualTo("sentry-self-hosted-nginx-1 127.0.0.1:9000->80/tcp");
    }

    @Test
    @Order(4)
    void a_second_run_changes_nothing() {
        Run again = host.run("apply", "prod.yml");

        assertThat(again.status()).as(again.output()).isZero();
        assertThat(again.tasks()).isEmpty();
    }

    @Test
    @Order(5)
    void no_secret_is_on_a_command_line_or_in_what_is_shown() {
        host.run(CommandRecord.begin());

        Run changed = host.run("apply", "prod.yml", "{admin_user_update_password: true}");

        assertThat(changed.status()).as(changed.output()).isZero();
        assertThat(changed.tasks()).containsKey("admin_user : Make the first superuser");
        assertThat(host.run(CommandRecord.print())).contains("docker compose").doesNotContain("opensesame");
        assertThat(host.shown()).contains("Make the first superuser").doesNotContain("opensesame");
        assertThat(host.run("cat /opt/sentry/self-hosted/sentry/config.yml")).contains("opensesame-mail");
        host.run(CommandRecord.end());
    }

    @Test
    @Order(6)
    void an_option_restarts_what_reads_it_and_nothing_more() {
        String postgres = host.started("postgres");
        String web = host.started("web");

        Run changed = host.foretold("configure.yml", "{config_settings: {mail.host: smtp.example.com}}");

        assertThat(changed.tasks()).containsKey(SERVICES).doesNotContainKey(INSTALLER);
        assertThat(host.started("web")).isNotEqualTo(web);
        assertThat(host.started("postgres")).isEqualTo(postgres);
    }

    @Test
    @Order(7)
    void a_setting_of_compose_makes_anew_what_differs() {
        String clickhouse = host.started("clickhouse");
        String web = host.started("web");

        Run changed = host.foretold("configure.yml", LIMIT);

        assertThat(changed.tasks()).containsKey(SERVICES).doesNotContainKey(INSTALLER);
        assertThat(host.started("clickhouse")).isNotEqualTo(clickhouse);
        assertThat(host.started("web")).isEqualTo(web);
    }

    @Test
    @Order(8)
    void relay_that_starts_anew_is_looked_up_again_by_nginx_which_goes_on_running() {
        String nginx = host.started("nginx");
        String relay = host.started("relay");
        String web = host.started("web");
        String worker = nginxWorker();
        host.run("touch /opt/sentry/self-hosted/relay/config.yml");

        Run changed = host.foretold("configure.yml", LIMIT);

        assertThat(changed.tasks()).containsOnlyKeys(SERVICES);
        assertThat(host.started("relay")).isNotEqualTo(relay);
        assertThat(host.started("web")).isEqualTo(web);
        assertThat(host.started("nginx")).isEqualTo(nginx);
        assertThat(nginxWorker()).isNotEqualTo(worker);
    }

    @Test
    @Order(9)
    void a_file_that_is_mounted_by_itself_wants_a_new_container() {
        String before = host.run("docker ps -q --no-trunc --filter name=nginx");
        String web = host.started("web");
        host.run("touch /opt/sentry/self-hosted/nginx.conf");

        Run changed = host.foretold("configure.yml", LIMIT);

        assertThat(changed.tasks()).containsOnlyKeys(SERVICES);
        assertThat(host.run("docker ps -q --no-trunc --filter name=nginx")).isNotEqualTo(before);
        assertThat(host.started("web")).isEqualTo(web);
    }

    @Test
    @Order(10)
    void the_installer_is_followed_when_the_connection_is_cut() {
        Thread cut = Thread.ofPlatform()
                .start(() -> host.run("until pgrep -f [i]nstall.sh >/dev/null; do sleep 0.1; done;"
                        + " sleep 2; pkill -f '[s]shd-session: ops'"));

        Run changed = host.run("apply", "configure.yml", "{test_settings: {SENTRY_EVENT_RETENTION_DAYS: 30}}");

        join(cut);
        assertThat(changed.status()).as(changed.output()).isZero();
        assertThat(changed.tasks()).containsEntry(INSTALLER, "changed").containsEntry(SERVICES, "changed");
        assertThat(host.run("ls /opt/sentry/self-hosted/sentry_install_log-*.txt | wc -l")
                        .strip())
                .isEqualTo("2");
    }

    @Test
    @Order(11)
    void a_run_beside_another_is_told_who_is_at_work_and_a_killed_one_is_taken_up_again() throws InterruptedException {
        String retention = "{test_settings: {SENTRY_EVENT_RETENTION_DAYS: 60}}";
        Process first = host.begin("apply", "configure.yml", retention);
        host.run("until pgrep -f [i]nstall.sh >/dev/null; do sleep 0.1; done");

        Run second = host.run("apply", "configure.yml", retention);

        assertThat(second.status()).as(second.output()).isEqualTo(2);
        assertThat(second.output())
                .contains("another installer is at work in this checkout (process ", " of ops, since ");

        first.destroyForcibly().waitFor();
        host.run("while pgrep -f [i]nstall.sh >/dev/null; do sleep 0.1; done");
        Run third = host.run("apply", "configure.yml", retention);

        assertThat(third.status()).as(third.output()).isZero();
        assertThat(third.tasks()).containsOnlyKeys(SERVICES);
    }

    @Test
    @Order(12)
    void a_service_that_never_becomes_healthy_is_named_with_its_last_words() {
        Run sick = host.run(
                "apply",
                "configure.yml",
                "{config_settings: {stand-in.sick: events-consumer}, start_timeout: 40}",
                "{test_settings: {SENTRY_EVENT_RETENTION_DAYS: 30}}");

        assertThat(sick.status()).as(sick.output()).isEqualTo(2);
        assertThat(sick.output()).contains("events-consumer (unhealthy)", "what to do: ");
    }

    @Test
    @Order(13)
    void a_missing_image_is_named() {
        Run missing = host.run(
                "apply",
                "configure.yml",
                "{override_services: {smtp: {image: '127.0.0.1:5000/egos-tech/absent:1'}}, start_timeout: 40}",
                "{test_settings: {SENTRY_EVENT_RETENTION_DAYS: 30}}");

        assertThat(missing.status()).as(missing.output()).isEqualTo(2);
        assertThat(missing.output()).contains("127.0.0.1:5000/egos-tech/absent:1", "docker load");
    }

    @Test
    @Order(14)
    void a_failing_installer_is_explained_and_run_again_next_time() {
        String cured = "{config_settings: {stand-in.sick: nobody}}";
        host.run("cd /opt/sentry/self-hosted && chmod 644 install.sh");
        Run failing = host.run("apply", "configure.yml", cured);

        assertThat(failing.status()).as(failing.output()).isEqualTo(2);
        assertThat(failing.output()).contains("the installer failed with status 126");

        host.run("cd /opt/sentry/self-hosted && chmod 755 install.sh");
        Run mended = host.run("apply", "configure.yml", cured);

        assertThat(mended.status()).as(mended.output()).isZero();
        assertThat(mended.tasks()).containsEntry(INSTALLER, "changed");
    }

    /** The playbook asserts what they tell, and that none of them finds anything to do a second time. */
    @Test
    @Order(15)
    void modules_for_containers_do_their_work_on_a_real_engine() {
        Run run = host.run("apply", "../src/test/sentry-host/containers.yml");

        assertThat(run.status()).as(run.output()).isZero();
    }

    /** A reload starts others and leaves the container as it is. */
    private static String nginxWorker() {
        return host.run("docker top sentry-self-hosted-nginx-1 -o pid,args | grep 'nginx: worker'");
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

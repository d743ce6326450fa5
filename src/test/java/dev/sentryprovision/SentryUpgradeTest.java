package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.Foretold;
import dev.sentryprovision.testing.SentryHost;
import dev.sentryprovision.testing.SentryHost.Run;
import java.io.IOException;
import java.nio.file.Files;
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
 * One host from release to release, with an authority of its own, and Docker's data on a disk of its own that is too small
 * at first. The tests go on from each other.
 */
@Tag("container")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SentryUpgradeTest {

    private static final String INSTALLER = "install : Run the installer, when it is due";
    private static final String SERVICES = "start : Bring Sentry's services up";
    private static final String CHECKOUT = "/opt/sentry/self-hosted/";

    /** Everything in the file of a store: stand-ins have no tool that lists authorities. */
    private static final String AUTHORITIES = "cat /etc/ssl/certs/ca-certificates.crt";

    private static final String FIRST = "{sentry_version: 25.5.1}";
    private static final String SECOND = "{sentry_version: 25.10.0}";

    /** The way past the stops is not what is tried here: the stand-in has no such releases. */
    private static final String THIRD = """
            {sentry_version: 26.8.0, checkout_skip_hard_stops: true,
             scale_taskworker_concurrency: 6, scale_web_threads: 8, scale_replicas: {taskworker: 2},
             env_secrets: {LAUNCHPAD_RPC_SHARED_SECRET: "a secret of this host"}}
            """;

    @TempDir
    static Path folder;

    private static SentryHost host;
    private static String certificate;
    private static String event;

    @BeforeAll
    static void bring_a_bare_host_up() throws IOException {
        host = SentryHost.start(folder);
        certificate = host.run("cd /tmp && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key -out crt"
                        + " -subj /CN=own.test 2>/dev/null && cat crt")
                .strip();
        Files.writeString(folder.resolve("own.crt"), certificate);
        host.set("{custom_ca_certificates: {own: \"{{ lookup('file', '" + folder + "/own.crt') }}\"}}");
        host.run("mount -t tmpfs -o size=10m tmpfs /var/lib/docker");
    }

    @AfterAll
    static void stop_it() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    @Order(1)
    void too_small_a_disk_is_found_before_anything_is_touched() {
        Run refused = host.run(
                "apply", "prod.yml", FIRST, "{preflight_allow: [swap, memory, processors, clock, disk_checkout]}");

        assertThat(refused.status()).as(refused.output()).isEqualTo(2);
        assertThat(refused.output())
                .contains("disk_docker: 0 GiB free on /var/lib/docker", "make room on /var/lib/docker or move it");
        assertThat(refused.tasks()).isEmpty();
    }

    @Test
    @Order(2)
    void a_disk_that_fills_up_during_the_installation_is_explained_and_room_mends_it() {
        Run full = host.run("apply", "prod.yml", FIRST);

        assertThat(full.status()).as(full.output()).isEqualTo(2);
        assertThat(full.output())
                .contains(
                        "no space left on device",
                        "MB are free on /var/lib/docker",
                        "a disk is full",
                        "what to do: make room where Docker");

        host.run("mount -o remount,size=1g /var/lib/docker");
        Run mended = host.run("apply", "prod.yml", FIRST);

        assertThat(mended.status()).as(mended.output()).isZero();
        assertThat(mended.tasks()).containsKeys(INSTALLER, SERVICES);
        event = host.inside("clickhouse", "cat /var/lib/clickhouse/events").strip();
    }

    @Test
    @Order(3)
    void before_26_4_0_the_services_of_sentry_s_image_alone_know_own_authorities() {
        assertThat(host.inside("web", AUTHORITIES)).contains(certificate);
        assertThat(host.inside("relay", AUTHORITIES)).doesNotContain(certificate);
    }

    @Test
    @Order(4)
    void what_the_next_release_refuses_is_told_with_file_line_and_cure() {
        host.run("cd " + CHECKOUT
                + " && sed -i s/memcached.PyMemcacheCache/memcached.MemcachedCache/ sentry/sentry.conf.py");
        Run refused = host.run("plan", "prod.yml", SECOND);
        host.run("cd " + CHECKOUT
                + " && sed -i s/memcached.MemcachedCache/memcached.PyMemcacheCache/ sentry/sentry.conf.py");

        assertThat(refused.status()).as(refused.output()).isEqualTo(2);
        assertThat(refused.output())
                .contains("sentry/sentry.conf.py:20: from 24.1.2 the memcached backend", "24.1.2: set CACHES of");
    }

    @Test
    @Order(5)
    void a_hard_stop_and_edits_of_the_checkout_are_refused() {
        host.run("echo '# mine' >>" + CHECKOUT + "nginx.conf");
        Run edited = host.run("apply", "prod.yml", SECOND);
        host.run("cd " + CHECKOUT + " && git checkout -q nginx.conf");
        Run tooFar = host.run("plan", "prod.yml", "{sentry_version: 26.8.0}");

        assertThat(edited.status()).isEqualTo(2);
        assertThat(edited.output()).contains("nginx.conf", "checkout_merge_edits");
        assertThat(tooFar.status()).isEqualTo(2);
        assertThat(tooFar.output()).contains("it goes by 26.5.0, 26.7.0, 26.8.0");
    }

    @Test
    @Order(6)
    void an_upgrade_does_what_its_plan_said_and_keeps_the_events() {
        Run planned = host.run("plan", "prod.yml", SECOND);
        Run applied = host.run("apply", "prod.yml", SECOND);

        assertThat(planned.output())
                .contains("from 25.5.1 to 25.10.0", "worker", "taskbroker", "release: 25.5.1 -> 25.10.0")
                .contains("-SENTRY_IMAGE=127.0.0.1:5000/getsentry/sentry:25.5.1");
        assertThat(applied.status()).as(applied.output()).isZero();
        assertThat(applied.tasks()).containsKeys(INSTALLER, SERVICES);
        Foretold.check(planned.results(), applied.results());
        assertThat(host.inside("clickhouse", "cat /var/lib/clickhouse/events")).contains(event);
        assertThat(host.run("docker ps -a --filter name=-worker-1 -q")).isEmpty();
    }

    @Test
    @Order(7)
    void a_second_run_changes_nothing_and_there_is_no_way_back() {
        Run again = host.run("apply", "prod.yml", SECOND);
        Run back = host.run("apply", "prod.yml", FIRST);

        assertThat(again.status()).as(again.output()).isZero();
        assertThat(again.tasks()).isEmpty();
        assertThat(back.status()).isEqualTo(2);
        assertThat(back.output()).contains("there is no way back from 25.10.0 to 25.5.1");
        assertThat(back.tasks()).isEmpty();
    }

    @Test
    @Order(8)
    void from_26_4_0_every_service_gets_own_authorities_and_what_is_scaled_runs() {
        serveGeoipDatabases();
        host.foretold("prod.yml", THIRD);

        for (String service : new String[] {"web", "relay", "snuba-api", "symbolicator", "taskbroker"}) {
            assertThat(host.inside(service, AUTHORITIES))
                    .as(service)
                    .contains("# the authorities that the image has", certificate);
        }
        assertThat(host.run("docker ps --no-trunc --format '{{.Command}}' --filter name=taskworker"))
                .containsOnlyOnce("--concurrency=6\"\n\"/stand-in run taskworker --concurrency=6");
        assertThat(host.run("docker logs sentry-self-hosted-web-1")).contains("SENTRY_WEB_OPTIONS[\"threads\"] = 8");
        assertThat(host.run("cat " + CHECKOUT + "geoip/GeoLite2-City.mmdb")).isEqualTo("places 1\n");
    }

    @Test
    @Order(9)
    void a_newer_geoip_database_restarts_what_reads_it_and_nothing_more() {
        String postgres = host.started("postgres");
        String relay = host.started("relay");
        String consumer = host.started("events-consumer");
        host.run("systemctl start sentry-geoip");
        assertThat(host.started("relay")).as("the same database").isEqualTo(relay);

        offer("places 2");
        host.run("systemctl start sentry-geoip");

        assertThat(host.run("cat " + CHECKOUT + "geoip/GeoLite2-City.mmdb")).isEqualTo("places 2\n");
        assertThat(host.started("relay")).isNotEqualTo(relay);
        assertThat(host.started("events-consumer")).isNotEqualTo(consumer);
        assertThat(host.started("postgres")).isEqualTo(postgres);
        Run again = host.run("apply", "prod.yml", THIRD);
        assertThat(again.status()).as(again.output()).isZero();
        assertThat(again.tasks()).isEmpty();
    }

    @Test
    @Order(10)
    void a_geoip_database_that_is_refused_is_a_failure_of_its_service() {
        host.run("docker stop -t 0 maxmind");

        assertThat(host.run("systemctl start sentry-geoip 2>&1 || systemctl is-failed sentry-geoip"))
                .endsWith("failed\n");
    }

    @Test
    @Order(11)
    void a_number_of_containers_alone_is_a_change() {
        Run applied = host.foretold("configure.yml", THIRD, "{scale_replicas: {taskworker: 1}}");

        assertThat(applied.tasks()).containsOnlyKeys("override : Write docker-compose.override.yml", SERVICES);
        assertThat(host.run("docker ps -q --filter name=taskworker | wc -l")).isEqualTo("1\n");
    }

    /** MaxMind's server as geoipupdate asks it, and the program's image under the name that the installer calls. */
    private static void serveGeoipDatabases() {
        offer("places 1");
        host.run("""
                echo '/geoip:1234:a-key' >/srv/maxmind.conf
                registry=127.0.0.1:5000
                docker pull -q $registry/maxmind/geoipupdate:v6.1.0
                docker tag $registry/maxmind/geoipupdate:v6.1.0 ghcr.io/maxmind/geoipupdate:v6.1.0
                docker run -d --name maxmind --network host -v /srv/maxmind:/www -v /srv/maxmind.conf:/etc/httpd.conf \
                    $registry/library/busybox httpd -f -p 8088 -h /www -c /etc/httpd.conf
                """);
        String gateway = host.run("docker network inspect bridge -f '{{(index .IPAM.Config 0).Gateway}}'")
                .strip();
        host.set("{geoip_account_id: '1234', geoip_license_key: a-key, geoip_host: 'http://" + gateway + ":8088'}");
    }

    private static void offer(String places) {
        host.run("folder=/srv/maxmind/geoip/databases/GeoLite2-City; mkdir -p $folder; echo '" + places
                + "' | gzip >$folder/update");
    }
}

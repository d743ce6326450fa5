package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "too_little_memory    | FAIL: Required minimum RAM available to Docker is 14000 MB, found 7941 MB",
                "too_few_processors   | FAIL: Required minimum CPU cores available to Docker is 4, found 2",
                "sse42                | FAIL: The CPU your machine is running on does not support the SSE 4.2 instruction set",
                "docker_too_old       | FAIL: Expected minimum docker version to be 19.03.6 but found 18.09.1",
                "compose_too_old      | FAIL: Expected minimum docker compose version to be 2.32.2 but found 2.26.1",
                "compose_too_old      | FAIL: Docker Compose is required to run self-hosted",
                "compose_too_old      | 'FAIL: Docker|Podman Compose is required to run self-hosted'",
                "bash_too_old         | FAIL: Expected minimum bash version to be 4.4.0 but found 3.2.57",
                "docker_down          | FAIL: Unable to get docker version, is the docker daemon running?",
                "architecture         | FAIL: Unsupported docker architecture .",
                "unknown_flag         | Unexpected argument: --apply-automatic-config-updates. Use --help",
                "hard_stop            | It looks like you've skipped a hard stop in our upgrade process.",
                "rulefirehistory      | ValueError: The field was declared with a lazy reference to 'sentry.rulefirehistory'",
                "disk_full            | write /var/lib/docker/tmp/x: no space left on device",
                "image_missing        | Error response from daemon: manifest for x:1 not found: manifest unknown",
                "registry_unreachable | dial tcp: lookup ghcr.io on 10.0.0.2:53: no such host",
                "rate_limit           | toomanyrequests: You have reached your pull rate limit",
                "memcached            | PyMemcacheCache found in sentry/sentry.conf.py, install cannot continue until you switch to",
                "secret_key           | ConfigurationError: The SECRET_KEY must not be empty",
                "clickhouse_unhealthy | dependency failed to start: container sentry-self-hosted-clickhouse-1 is unhealthy",
                "unhealthy            | container sentry-self-hosted-web-1 is unhealthy",
                "docker_denied        | permission denied while trying to connect to the Docker daemon socket"
            })
    void a_known_failure_is_explained(String id, String line) {
        assertThat(InstallerFailure.explain("▶ A step ...\n" + line + "\n"))
                .map(InstallerFailure::id)
                .contains(id);
    }

    @Test
    void an_unanswered_question_is_known_by_what_stands_last() {
        String question = "Thirty (30) day retention. No marketing. Privacy policy at sentry.io/privacy.\n\n";
        assertThat(InstallerFailure.explain(question)).map(InstallerFailure::id).contains("no_answer");
        assertThat(InstallerFailure.explain(question + "▶ Next ...\n".repeat(100)))
                .isEmpty();
    }

    @Test
    void a_line_of_a_step_that_went_well_explains_nothing_when_the_last_step_does() {
        String log =
                "▶ Fetching ...\nmanifest unknown\n▶ Checking ...\nFAIL: Expected minimum bash version to be 4.4.0\n";
        assertThat(InstallerFailure.explain(log)).map(InstallerFailure::id).contains("bash_too_old");
    }

    @Test
    void a_good_log_of_26_8_0_is_no_failure() {
        String log = """
                ▶ Checking memcached backend ...
                ReconnectingMemcache found in sentry/sentry.conf.py, you're good.
                You're all done! Run the following command to get Sentry running:
                """;
        assertThat(InstallerFailure.explain(log)).isEmpty();
    }

    @Test
    void every_failure_has_an_explanation_and_a_cure_and_its_own_name() {
        assertThat(InstallerFailure.all()).extracting(InstallerFailure::id).doesNotHaveDuplicates();
        assertThat(InstallerFailure.all())
                .allSatisfy(failure ->
                        assertThat(List.of(failure.means(), failure.cure())).noneMatch(String::isBlank));
    }

    @Test
    void steps_are_known_by_their_headings() {
        assertThat(InstallerStep.heading("▶ Turning things off ...")).contains("Turning things off");
        assertThat(InstallerStep.heading("::group::Bootstrapping seaweedfs (node store)..."))
                .contains("Bootstrapping seaweedfs (node store)");
        assertThat(InstallerStep.heading("Turning things off ...")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sentry/config.yml, '', restart sentry",
        "sentry/sentry.conf.py, '', restart sentry",
        ".env.custom, SENTRY_BIND, up",
        ".env.custom, SENTRY_EVENT_RETENTION_DAYS, install",
        ".env.custom, SENTRY_IMAGE, install",
        ".env.custom, RELAY_IMAGE, install",
        ".env.custom, COMPOSE_PROFILES, install",
        ".env.custom, SETUP_CUSTOM_CA_CERTIFICATE, install",
        "sentry/enhance-image.sh, '', install",
        "sentry/requirements.txt, '', install",
        "relay/config.yml, '', restart relay",
        "nginx.conf, '', recreate nginx",
        "redis.conf, '', recreate redis",
        "clickhouse/config.xml, '', recreate clickhouse",
        "certificates/example.crt, '', restart sentry",
        "docker-compose.override.yml, '', up",
        "geoip/GeoLite2-City.mmdb, '', restart relay sentry"
    })
    void a_change_requires_exactly_its_action(String path, String setting, String action) {
        List<String> settings = setting.isEmpty() ? List.of() : List.of(setting);
        assertThat(ConfigChange.required(path, settings))
                .map(change -> (change.action().label() + " " + String.join(" ", change.services())).strip())
                .contains(action);
    }

    @Test
    void what_nothing_reads_requires_nothing() {
        assertThat(ConfigChange.required("README.md", List.of())).isEmpty();
    }
}

package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentVariableTest {

    @ParameterizedTest
    @CsvSource({
        "SENTRY_BIND, 9000",
        "SENTRY_BIND, 127.0.0.1:9000",
        "SENTRY_BIND, [::1]:9000",
        "SENTRY_MAIL_HOST, sentry.example.com",
        "SENTRY_EVENT_RETENTION_DAYS, 30",
        "COMPOSE_PROFILES, errors-only",
        "HEALTHCHECK_TIMEOUT, 1m30s",
        "SENTRY_IMAGE, ghcr.io/getsentry/sentry:25.10.0",
        "SENTRY_IMAGE, registry.example.com:5000/sentry@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    })
    void takes_what_upstream_takes(String name, String value) {
        assertThat(mistake("25.10.0", name, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25.10.0 | SENTRY_BIND                  | localhost   | SENTRY_BIND is 'localhost'; it does not have the right form",
                "25.10.0 | SENTRY_MAIL_HOST             | localhost   | does not have the right form",
                "25.10.0 | SENTRY_EVENT_RETENTION_DAYS  | 0           | must be a whole number of at least 1, at most 3650",
                "25.10.0 | SENTRY_EVENT_RETENTION_DAYS  | ninety      | must be a whole number",
                "25.10.0 | COMPOSE_PROFILES             | error-only  | must be feature-complete or errors-only",
                "25.10.0 | SENTRY_RETENTION_DAYS        | 90          | release 25.10.0 does not read SENTRY_RETENTION_DAYS; did you mean 'SENTRY_EVENT_RETENTION_DAYS'?",
                "25.10.0 | SENTRY_TASKWORKER_CONCURRENCY | 8          | has no meaning for release 25.10.0, only from 26.2.0",
                "25.9.0  | POSTGRES_MAX_CONNECTIONS     | 100         | only 24.3.0 to 25.8.0",
                "25.11.1 | SENTRY_SYSTEM_SECRET_KEY     | x           | only from 25.12.0"
            })
    void refuses_what_means_nothing_and_says_why(String release, String name, String value, String said) {
        assertThat(mistake(release, name, value))
                .hasValueSatisfying(text -> assertThat(text).contains(said));
    }

    @Test
    void a_secret_is_not_shown() {
        assertThat(mistake("26.8.0", "LAUNCHPAD_RPC_SHARED_SECRET", "tiny"))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("tiny"));
    }

    @Test
    void what_upstream_advises_against_is_said() {
        assertThat(EnvironmentVariable.advice(Version.of("26.8.0"), "SENTRY_TASKWORKER_CONCURRENCY", "64"))
                .contains("SENTRY_TASKWORKER_CONCURRENCY is above 32, which upstream advises against");
        assertThat(mistake("26.8.0", "SENTRY_TASKWORKER_CONCURRENCY", "64")).isEmpty();
    }

    @Test
    void defaults_are_values_that_it_takes() {
        for (Release release : Releases.all()) {
            for (EnvironmentVariable variable : EnvironmentVariable.of(release.version())) {
                variable.defaultIn(release.version())
                        .ifPresent(value -> assertThat(
                                        EnvironmentVariable.mistake(release.version(), variable.name(), value))
                                .isEmpty());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> are_those_of_upstream_s_file() {
        return KnowledgeFile.read("upstream_env", Upstream::of).stream()
                .map(each -> DynamicTest.dynamicTest(each.release.toString(), () -> check(each)));
    }

    private static void check(Upstream upstream) {
        Map<String, String> set = new TreeMap<>();
        Set<String> named = new TreeSet<>();
        EnvironmentVariable.of(upstream.release).stream()
                .filter(variable -> !variable.hidden() && !variable.name().endsWith("_IMAGE"))
                .forEach(variable -> variable.defaultIn(upstream.release)
                        .ifPresentOrElse(value -> set.put(variable.name(), value), () -> named.add(variable.name())));
        assertThat(set).isEqualTo(upstream.sets);
        assertThat(named).isEqualTo(upstream.names);
    }

    private record Upstream(Version release, Map<String, String> sets, Set<String> names) {

        static Upstream of(Fields fields) {
            return new Upstream(
                    fields.version("release"), fields.textMap("sets"), new TreeSet<>(fields.texts("names")));
        }
    }

    @Test
    void defaults_of_images_are_those_of_the_release() {
        assertThat(defaultOf("25.10.0", "SENTRY_IMAGE")).contains("ghcr.io/getsentry/sentry:25.10.0");
        assertThat(defaultOf("25.6.2", "SENTRY_IMAGE")).contains("getsentry/sentry:25.6.2");
        assertThat(defaultOf("26.2.0", "RELAY_IMAGE")).contains("ghcr.io/getsentry/relay:nightly");
        assertThat(defaultOf("21.5.0", "SYMBOLICATOR_IMAGE")).contains("getsentry/symbolicator:0.3.3");
    }

    private static Optional<String> mistake(String release, String name, String value) {
        return EnvironmentVariable.mistake(Version.of(release), name, value);
    }

    private static Optional<String> defaultOf(String release, String name) {
        Version version = Version.of(release);
        return EnvironmentVariable.of(version).stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .flatMap(variable -> variable.defaultIn(version));
    }
}

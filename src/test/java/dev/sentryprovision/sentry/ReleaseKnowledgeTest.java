package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseKnowledgeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "9.1.2, 7, 0", "10.0.0, 19, 0", "20.6.0, 23, 0", "21.6.3, 30, 0", "23.6.2, 38, 0", "23.9.1, 52, 0",
        "23.11.0, 50, 0", "24.4.0, 54, 0", "24.6.0, 56, 0", "24.7.1, 57, 27", "24.8.0, 57, 26", "25.1.0, 56, 25",
        "25.6.0, 60, 28", "25.7.0, 68, 29", "25.8.0, 72, 29", "25.9.0, 74, 31", "25.10.0, 71, 29", "25.12.1, 70, 29",
        "26.4.0, 71, 31", "26.5.0, 72, 31", "26.7.0, 64, 28", "26.7.1, 65, 28", "26.8.0, 57, 28"
    })
    void services_are_as_many_as_upstream_has(String release, int all, int errorsOnly) {
        assertThat(Service.of(Version.of(release), Profile.FEATURE_COMPLETE)).hasSize(all);
        if (errorsOnly > 0) {
            assertThat(Service.of(Version.of(release), Profile.ERRORS_ONLY)).hasSize(errorsOnly);
        }
    }

    @Test
    void celery_is_gone_from_25_10_0_and_zookeeper_from_24_8_0() {
        assertThat(Service.of(Version.of("25.9.0"), Profile.ERRORS_ONLY)).contains("worker", "cron");
        assertThat(Service.of(Version.of("25.10.0"), Profile.ERRORS_ONLY))
                .doesNotContain("worker", "cron")
                .contains("taskworker", "taskscheduler");
        assertThat(Service.of(Version.of("24.8.0"), Profile.ERRORS_ONLY)).doesNotContain("zookeeper");
    }

    @Test
    void volumes_to_back_up_hold_the_bodies_of_events_and_not_a_cache() {
        List<String> names = Volume.of(Version.of("25.10.0")).stream()
                .filter(Volume::backup)
                .map(volume -> volume.nameIn("sentry-self-hosted"))
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "sentry-data",
                        "sentry-postgres",
                        "sentry-redis",
                        "sentry-kafka",
                        "sentry-clickhouse",
                        "sentry-seaweedfs",
                        "sentry-self-hosted_sentry-vroom",
                        "sentry-self-hosted_sentry-taskbroker");
    }

    @Test
    void images_are_those_that_a_release_pins() {
        assertThat(Image.of(Version.of("25.10.0"), "x86_64"))
                .contains(
                        "ghcr.io/getsentry/sentry:25.10.0",
                        "ghcr.io/getsentry/uptime-checker:25.10.0",
                        "postgres:14.19-bookworm",
                        "redis:6.2.20-alpine",
                        "altinity/clickhouse-server:25.3.6.10034.altinitystable",
                        "edoburu/pgbouncer:v1.24.1-p1",
                        "busybox",
                        "debian:bookworm-slim")
                .hasSize(18);
        assertThat(Image.of(Version.of("26.8.0"), "x86_64"))
                .contains("ghcr.io/getsentry/launchpad:26.8.0", "valkey/valkey:8.1.9-alpine")
                .noneMatch(image -> image.startsWith("redis:"));
        assertThat(Image.of(Version.of("25.5.1"), "x86_64")).contains("getsentry/sentry:25.5.1", "tianon/exim4");
    }

    @Test
    void clickhouse_was_another_image_on_arm_for_a_while() {
        assertThat(Image.of(Version.of("23.11.0"), "aarch64"))
                .contains("altinity/clickhouse-server:21.8.12.29.altinitydev.arm")
                .doesNotContain("altinity/clickhouse-server:21.8.13.1.altinitystable");
    }

    @Test
    void an_unattended_install_has_an_answer_to_every_question() {
        assertThat(InstallerFlag.answers(Version.of("25.10.0")))
                .containsOnlyKeys(
                        "SKIP_USER_CREATION",
                        "SKIP_COMMIT_CHECK",
                        "REPORT_SELF_HOSTED_ISSUES",
                        "APPLY_AUTOMATIC_CONFIG_UPDATES");
        assertThat(InstallerFlag.answers(Version.of("25.5.1"))).doesNotContainKey("APPLY_AUTOMATIC_CONFIG_UPDATES");
        assertThat(InstallerFlag.answers(Version.of("21.5.0"))).containsOnlyKeys("SKIP_USER_PROMPT");
        assertThat(InstallerFlag.answers(Version.of("9.1.2"))).containsOnlyKeys("CI");
    }

    @Test
    void a_file_of_settings_means_something_else_before_25_2_0() {
        assertThat(EnvCustom.of(Version.of("21.11.0")).composeOptions()).isEmpty();
        assertThat(EnvCustom.of(Version.of("25.1.0")).composeOptions()).containsExactly("--env-file", ".env.custom");
        assertThat(EnvCustom.of(Version.of("25.2.0")).composeOptions())
                .containsExactly("--env-file", ".env", "--env-file", ".env.custom");
    }

    @Test
    void every_span_begins_and_ends_with_a_release() {
        Stream<Span.Spanned> all = Stream.<List<? extends Span.Spanned>>of(
                        Service.all(),
                        Volume.all(),
                        Image.all(),
                        InstallerFlag.all(),
                        InstallerStep.all(),
                        EnvironmentVariable.all(),
                        DatabaseStep.all(),
                        Requirements.entries())
                .flatMap(List::stream);
        assertThat(all).allSatisfy(each -> {
            assertThat(Releases.find(each.span().since())).as(each.toString()).isPresent();
            each.span().until().ifPresent(last -> {
                assertThat(Releases.find(last)).as(each.toString()).isPresent();
                assertThat(last).isGreaterThanOrEqualTo(each.span().since());
            });
        });
    }

    @Test
    void a_release_has_each_name_once() {
        for (Release release : Releases.all()) {
            Version version = release.version();
            assertThat(EnvironmentVariable.of(version))
                    .extracting(EnvironmentVariable::name)
                    .doesNotHaveDuplicates();
            assertThat(Volume.of(version)).extracting(Volume::name).doesNotHaveDuplicates();
            assertThat(InstallerStep.of(version))
                    .extracting(InstallerStep::heading)
                    .doesNotHaveDuplicates();
            assertThat(Service.of(version, Profile.FEATURE_COMPLETE)).doesNotHaveDuplicates();
        }
    }
}

package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpgradeKnowledgeTest {

    @Test
    void releases_rise_and_each_is_there_once() {
        assertThat(Releases.all()).extracting(Release::version).isSorted().doesNotHaveDuplicates();
        assertThat(Releases.all().getFirst().version()).hasToString("9.1.2");
        assertThat(Releases.newest()).hasToString("26.8.0");
    }

    @Test
    void stops_and_cautions_are_about_releases() {
        assertThat(HardStop.all()).extracting(HardStop::version).isSorted().doesNotHaveDuplicates();
        assertThat(HardStop.all())
                .allMatch(stop -> Releases.find(stop.version()).isPresent());
        assertThat(Caution.all()).extracting(Caution::version).isSorted().doesNotHaveDuplicates();
        assertThat(Caution.all())
                .allMatch(caution -> Releases.find(caution.version()).isPresent());
    }

    @Test
    void breaking_changes_are_in_order_and_begin_with_a_release() {
        assertThat(BreakingChange.all()).extracting(BreakingChange::since).isSorted();
        assertThat(BreakingChange.all())
                .allMatch(change -> Releases.find(change.since()).isPresent());
    }

    @Test
    void changes_are_found_in_the_files_they_are_about() {
        Finding memcached = BreakingChange.all().stream()
                .filter(change -> change.since().equals(Version.of("24.1.2")))
                .flatMap(change -> change.finds().stream())
                .findFirst()
                .orElseThrow();
        assertThat(memcached)
                .isInstanceOfSatisfying(
                        Finding.Has.class,
                        has -> assertThat(has.line()
                                        .matcher(
                                                "        \"BACKEND\": \"django.core.cache.backends.memcached.MemcachedCache\",")
                                        .find())
                                .isTrue());
        assertThat(memcached.text()).isEqualTo("grep -nE '[.]MemcachedCache' sentry/sentry.conf.py");
    }
}

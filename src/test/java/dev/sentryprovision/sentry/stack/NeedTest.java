package dev.sentryprovision.sentry.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.sentry.ConfigChange;
import dev.sentryprovision.sentry.ConfigChange.Action;
import dev.sentryprovision.sentry.stack.Need.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeedTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00.5Z");
    private static final Instant BEFORE = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-03-01T11:00:00Z");

    private static final Container WEB =
            new Container("web", "aa", "running", "healthy", START, "sentry-self-hosted-local");
    private static final Container NGINX =
            new Container("nginx", "bb", "running", "healthy", START, "nginx:1.29.1-alpine");

    @Test
    void services_that_run_as_compose_means_them_need_nothing() {
        assertThat(needs(Map.of("web", "aa", "nginx", "bb"), List.of(WEB, NGINX), Map.of("sentry/config.yml", BEFORE)))
                .isEmpty();
    }

    @Test
    void a_missing_a_stopped_and_a_changed_service_are_brought_up_by_compose() {
        Container stopped = new Container("nginx", "bb", "exited", "", START, "nginx");
        Container other = new Container("relay", "old", "running", "", START, "relay");

        Map<String, Need> needs =
                needs(Map.of("web", "aa", "nginx", "bb", "relay", "cc"), List.of(stopped, other), Map.of());

        assertThat(needs.values()).extracting(Need::kind).containsOnly(Kind.UP);
        assertThat(needs.get("web").why()).isEqualTo("is not there");
        assertThat(needs.get("nginx").why()).isEqualTo("does not run");
        assertThat(needs.get("relay").why()).isEqualTo("its settings changed");
    }

    @Test
    void a_file_read_at_the_start_restarts_its_readers_only() {
        Map<String, Need> needs =
                needs(Map.of("web", "aa", "nginx", "bb"), List.of(WEB, NGINX), Map.of("sentry/config.yml", AFTER));

        assertThat(needs).containsOnlyKeys("web");
        assertThat(needs.get("web").kind()).isEqualTo(Kind.RESTART);
        assertThat(needs.get("web").why()).contains("sentry/config.yml");
    }

    @Test
    void a_file_that_is_mounted_by_itself_wants_a_new_container() {
        Map<String, Need> needs =
                needs(Map.of("web", "aa", "nginx", "bb"), List.of(WEB, NGINX), Map.of("nginx.conf", AFTER));

        assertThat(needs).containsOnlyKeys("nginx");
        assertThat(needs.get("nginx").kind()).isEqualTo(Kind.RECREATE);
    }

    @Test
    void a_file_changed_within_the_second_of_the_start_counts_as_changed_since() {
        Instant second = Instant.parse("2026-03-01T10:00:00Z");

        assertThat(needs(Map.of("web", "aa"), List.of(WEB), Map.of("certificates/own.crt", second)))
                .containsOnlyKeys("web");
    }

    @Test
    void an_unhealthy_service_is_restarted_because_docker_does_not() {
        Container sick = new Container("web", "aa", "running", "unhealthy", START, "sentry-self-hosted-local");

        assertThat(needs(Map.of("web", "aa"), List.of(sick), Map.of())
                        .get("web")
                        .kind())
                .isEqualTo(Kind.RESTART);
    }

    @Test
    void a_service_that_the_profile_has_no_more_is_taken_away() {
        assertThat(needs(Map.of("nginx", "bb"), List.of(WEB, NGINX), Map.of())
                        .get("web")
                        .kind())
                .isEqualTo(Kind.REMOVE);
    }

    /** A container of each kind that the table knows, all of them older than any file. */
    private static final List<Container> ONE_OF_EACH = List.of(
            container("web", "sentry-self-hosted-local"),
            container("sentry-cleanup", "sentry-cleanup-self-hosted-local"),
            container("relay", "relay"),
            container("symbolicator", "symbolicator"),
            container("taskbroker", "taskbroker"),
            container("nginx", "nginx"),
            container("redis", "redis"),
            container("clickhouse", "clickhouse"),
            container("postgres", "postgres"));

    private static Container container(String service, String image) {
        return new Container(service, "aa", "running", "", START, image);
    }

    @ParameterizedTest
    @MethodSource("dev.sentryprovision.sentry.ConfigChange#all")
    void each_file_of_the_table_wants_what_the_table_says_and_no_more(ConfigChange change) {
        Map<String, String> wanted =
                ONE_OF_EACH.stream().collect(Collectors.toMap(Container::service, Container::configHash));
        boolean started = change.action() == Action.RESTART || change.action() == Action.RECREATE;
        List<String> readers = ONE_OF_EACH.stream()
                .filter(container -> started && container.isOneOf(change.services()))
                .map(Container::service)
                .toList();

        Map<String, Need> needs = needs(wanted, ONE_OF_EACH, Map.of(change.path(), AFTER));

        assertThat(needs).containsOnlyKeys(readers);
        assertThat(readers.isEmpty()).isNotEqualTo(started);
        assertThat(needs.values())
                .extracting(Need::kind)
                .allMatch(kind -> kind == (change.action() == Action.RECREATE ? Kind.RECREATE : Kind.RESTART));
    }

    @Test
    void more_and_fewer_containers_than_wanted_are_compose_s_business() {
        Map<String, Need> needs = Need.of(new Survey(
                Map.of("web", "aa", "nginx", "bb"), Map.of("web", 3), List.of(WEB, WEB, NGINX, NGINX), Map.of()));

        assertThat(needs.get("web")).isEqualTo(new Need("web", Kind.UP, "2 containers", "is to have 3 containers"));
        assertThat(needs.get("nginx")).isEqualTo(new Need("nginx", Kind.UP, "2 containers", "is to have 1 container"));
    }

    @Test
    void one_of_several_containers_that_stopped_is_noticed() {
        Container stopped = new Container("web", "aa", "exited", "", START, "sentry-self-hosted-local");

        assertThat(Need.of(new Survey(Map.of("web", "aa"), Map.of("web", 2), List.of(WEB, stopped), Map.of()))
                        .get("web")
                        .why())
                .isEqualTo("does not run");
    }

    private static Map<String, Need> needs(
            Map<String, String> wanted, List<Container> containers, Map<String, Instant> files) {
        return Need.of(new Survey(wanted, Map.of(), containers, files));
    }
}

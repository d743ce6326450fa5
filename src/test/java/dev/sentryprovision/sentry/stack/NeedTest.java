package dev.sentryprovision.sentry.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.sentry.stack.Need.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static Map<String, Need> needs(
            Map<String, String> wanted, List<Container> containers, Map<String, Instant> files) {
        return Need.of(new Survey(wanted, containers, files));
    }
}

package dev.sentryprovision.sentry.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SurveyTest {

    @Test
    void it_is_read_from_what_docker_prints() {
        Survey survey = Survey.of(reply(0, """
                wanted web 1f2e
                wanted smtp 77aa
                replicas web 2

                container web 1f2e running healthy 2026-03-01T10:00:00.123456789Z sentry-self-hosted-local
                container smtp 66bb created - 0001-01-01T00:00:00Z registry.gitlab.com/egos-tech/smtp
                file 1772362800 sentry/config.yml
                """, ""));

        assertThat(survey.wanted()).containsEntry("web", "1f2e").containsEntry("smtp", "77aa");
        assertThat(survey.replicas()).containsOnlyKeys("web").containsEntry("web", 2);
        assertThat(survey.containers()).extracting(Container::service).containsExactly("web", "smtp");
        assertThat(survey.containers().getFirst().started()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123456789Z"));
        assertThat(survey.containers().getLast().health()).isEmpty();
        assertThat(survey.files()).containsEntry("sentry/config.yml", Instant.ofEpochSecond(1772362800));
    }

    @Test
    void a_host_without_docker_is_a_failure_in_its_own_words() {
        assertThatThrownBy(() -> Survey.of(reply(3, "", "there is no docker on this host")))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("there is no docker on this host");
    }

    private static Reply reply(int status, String out, String err) {
        return new Reply(status, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.sentryprovision.sentry.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.testing.InMemoryHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final SentryServicesModule.Params PARAMS =
            new SentryServicesModule.Params(new RemotePath("/opt/sentry"), 900, true);

    @Test
    void a_service_is_sick_when_one_of_its_containers_is_whichever_docker_names_last() {
        Diagnosis diagnosis = of(
                Map.of("taskworker", "a", "web", "b"),
                container("taskworker", "running", "unhealthy"),
                container("taskworker", "running", "healthy"),
                container("taskworker", "exited", ""),
                container("web", "running", "healthy"));

        assertThat(diagnosis.ill()).containsOnly(Map.entry("taskworker", "exited, unhealthy: 2 of 3"));
        assertThat(diagnosis.asOutcome(Map.of()).values().get("msg").toString())
                .startsWith("1 service is not healthy: taskworker (exited, unhealthy: 2 of 3)")
                .endsWith("unhealthy services are restarted");
    }

    @Test
    void a_service_of_one_container_is_said_to_be_what_that_is() {
        Diagnosis diagnosis = of(
                Map.of("web", "a", "relay", "b", "nginx", "c"),
                container("web", "running", "starting"),
                container("nginx", "running", ""));

        assertThat(diagnosis.ill()).containsOnly(Map.entry("web", "starting"), Map.entry("relay", "was not made"));
    }

    private static Diagnosis of(Map<String, String> wanted, Container... containers) {
        Survey survey = new Survey(wanted, Map.of(), List.of(containers), Map.of());
        return Diagnosis.of(InMemoryHost.reply(1, "", ""), survey, PARAMS, new InMemoryHost());
    }

    private static Container container(String service, String state, String health) {
        return new Container(service, "a", state, health, Instant.EPOCH, service);
    }
}

package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.testing.InMemoryHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleRunnerTest {

    private final Redactor redactor = new Redactor();
    private final ModuleRegistry registry = ModuleRegistry.create();
    private final Host host = new InMemoryHost();

    private Outcome run(String module, Map<String, Object> arguments) {
        ModuleType type = registry.find(module).orElseThrow();
        return new ModuleRunner(redactor).run(type, arguments, host, PlainController.without());
    }

    @Test
    void a_secret_argument_is_never_shown_again() {
        run("user", Map.of("name", "x", "password", "$6$hash"));

        assertThat(redactor.redact("it is $6$hash")).isEqualTo("it is " + Secret.REDACTED);
    }

    @Test
    void of_headers_only_those_that_carry_secrets_are_hidden() {
        run(
                "uri",
                Map.of(
                        "url",
                        "http://127.0.0.1:1",
                        "headers",
                        Map.of("X-Auth-Token", "t0ken-1", "Accept", "application/json")));

        assertThat(redactor.redact("t0ken-1 application/json")).isEqualTo(Secret.REDACTED + " application/json");
    }

    @Test
    void wrong_arguments_are_a_failure_that_names_the_nearest() {
        Outcome outcome = run("file", Map.of("path", "/x", "stat", "touch"));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(outcome.values().get("msg"))
                .isEqualTo("module 'file': there is no parameter 'stat' (did you mean 'state'?)");
    }

    @Test
    void output_comes_with_its_lines() {
        assertThat(run("command", Map.of("cmd", "x", "creates", "/etc")).values())
                .containsEntry("stdout_lines", List.of("skipped, since /etc exists"));
    }
}

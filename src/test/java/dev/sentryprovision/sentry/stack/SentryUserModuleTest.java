package dev.sentryprovision.sentry.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.testing.InMemoryHost;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentryUserModuleTest {

    private static final String STATEMENT =
            "'SELECT count(*) FROM auth_user WHERE username = '\\''ops@example.com'\\'''";

    private final InMemoryHost host = new InMemoryHost();

    @Test
    void a_user_who_is_there_is_left_alone() {
        answers("psql -U postgres -Atc " + STATEMENT, "1\n");

        Outcome outcome = run(Map.of());

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.OK);
        assertThat(host.changes()).isEmpty();
    }

    @Test
    void in_a_database_of_one_s_own_it_is_looked_for_there_and_no_password_is_on_a_command_line() {
        answers(
                "sh -c 'IFS= read -r PGPASSWORD; export PGPASSWORD; exec psql \"$@\"' psql -h db.test -p 5432 -d sentry -U"
                        + " postgres -Atc " + STATEMENT,
                "0\n");

        Outcome outcome = run(Map.of("host", "db.test", "name", "sentry"));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.OK);
        assertThat(host.commands())
                .hasSize(2)
                .anySatisfy(command -> assertThat(command).contains("createuser", "ops@example.com"))
                .allSatisfy(command -> assertThat(command).doesNotContain("opensesame"));
    }

    private void answers(String asked, String answer) {
        host.answers(Compose.PREAMBLE + "compose exec -T postgres " + asked, answer);
    }

    private Outcome run(Map<String, Object> database) {
        return new SentryUserModule()
                .run(
                        new SentryUserModule.Params(
                                new RemotePath("/opt/sentry"),
                                "ops@example.com",
                                Optional.of(new Secret("opensesame")),
                                false,
                                database,
                                Optional.of(new Secret("opensesame-too"))),
                        host);
    }
}

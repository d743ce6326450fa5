package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sentryprovision.testing.LocalCheckout;
import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What role smoke asks of Sentry, before a web server that likes everything and a compose that keeps what it is told. */
class SmokeRoleTest {

    private static final String COMPOSE = """
            #!/bin/sh
            here=${0%/*}
            printf '%s\n' "$*" >>"$here/calls"
            case "$*" in
                *psql*) cat >"$here/password"; echo 0123456789abcdef ;;
                *clickhouse-client*) echo 1 ;;
                *'sentry sendmail /dev/stdin') cat >"$here/mail"; [ ! -e "$here/refuses" ] || { echo "SMTP: 550 no" >&2; exit 1; } ;;
            esac
            """;

    @TempDir
    private Path folder;

    private LocalCheckout checkout;
    private HttpServer server;
    private String variables;

    @BeforeEach
    void a_web_server_and_a_compose() throws IOException {
        checkout = new LocalCheckout(folder, "25.10.0");
        checkout.write("checkout/compose", COMPOSE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        variables = "smoke_url: http://127.0.0.1:" + server.getAddress().getPort() + "\nsmoke_compose: sh "
                + checkout.path("checkout/compose") + "\n";
    }

    @AfterEach
    void stop_it() {
        server.stop(0);
    }

    @Test
    void an_event_is_enough_where_nobody_wants_mail() {
        Program.Ended ended = checkout.run("apply", "smoke", variables);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(checkout.read("calls")).contains("psql -U postgres -Atc").doesNotContain("sendmail");
    }

    @Test
    void a_mail_is_given_to_sentry_with_what_it_needs() {
        Program.Ended ended = checkout.run("apply", "smoke", variables + "smoke_mail_to: me@example.com\n");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(checkout.read("mail")).startsWith("To: me@example.com\nSubject: Sentry can send mail\n\n");
    }

    @Test
    void a_mail_that_is_not_taken_says_why() {
        checkout.write("checkout/refuses", "");

        Program.Ended ended = checkout.run("apply", "smoke", variables + "smoke_mail_to: me@example.com\n");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("its mail server takes no mail: see mail.host", "SMTP: 550 no");
    }

    @Test
    void the_key_is_in_the_database_that_sentry_uses() {
        Program.Ended ended = checkout.run("apply", "smoke", variables + """
                config_postgres: {host: db.test, name: sentry}
                config_python_secrets: {'DATABASES["default"]["PASSWORD"]': opensesame}
                """, "-vvv");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(checkout.read("calls"))
                .contains("psql -h db.test -p 5432 -d sentry -U postgres -Atc")
                .doesNotContain("opensesame");
        assertThat(checkout.read("password")).startsWith("opensesame");
    }
}

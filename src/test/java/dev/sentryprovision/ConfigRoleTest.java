package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What role config makes of its variables, in a checkout on this machine. */
class ConfigRoleTest {

    private static final Path EXAMPLE = Path.of("src/test/self-hosted/25.10.0/sentry/sentry.conf.example.py");

    @TempDir
    private Path folder;

    @BeforeEach
    void a_checkout() throws IOException {
        Files.createDirectories(folder.resolve("checkout/sentry"));
        Files.createDirectories(folder.resolve("checkout/certificates"));
        Files.copy(EXAMPLE, folder.resolve("checkout/sentry/sentry.conf.example.py"));
        Files.writeString(folder.resolve("checkout/sentry/config.yml"), """
                # mail.host: 'smtp'
                system.secret-key: 'kept-kept-kept-kept-kept-kept-kept'
                mine: {a: 1}
                """);
        Files.writeString(
                folder.resolve("playbook.yml"),
                "- {hosts: all, roles: [" + Path.of("roles/config").toAbsolutePath() + "]}\n");
    }

    @Test
    void options_of_mail_sign_in_and_storage_reach_config_yml() throws IOException {
        apply("""
                config_mail_provider: ses
                config_ses_region: eu-west-1
                config_settings:
                  mail.from: sentry@example.com
                  mail.enable-replies: true
                  mail.reply-hostname: in.example.com
                  github-app.id: 12345
                  github-app.name: our-sentry
                  filestore.backend: s3
                  filestore.options: {bucket_name: files, region_name: eu-west-1}
                config_secrets:
                  mail.password: opensesame
                  mail.mailgun-api-key: key-1
                  slack.signing-secret: sign-1
                  auth-google.client-secret: google-1
                """);

        assertThat(read("config.yml").replace("\"", ""))
                .contains("kept-kept", "mine: {a: 1}", "system.url-prefix: https://sentry.example.com")
                .contains("mail.host: email-smtp.eu-west-1.amazonaws.com", "mail.port: 587", "mail.use-tls: true")
                .contains("mail.enable-replies: true", "mail.reply-hostname: in.example.com", "github-app.id: 12345")
                .contains("filestore.backend: s3", "bucket_name: files", "mail.password: opensesame")
                .contains("mail.mailgun-api-key: key-1", "slack.signing-secret: sign-1")
                .contains("auth-google.client-secret: google-1");
        assertThat(read("sentry.conf.py")).contains("SENTRY_OPTIONS[\"mail.from\"] = \"sentry@example.com\"\n");
    }

    @Test
    void files_may_be_in_google_s_storage() throws IOException {
        apply("config_settings: {filestore.backend: gcs, filestore.options: {bucket_name: files}}");

        assertThat(read("config.yml").replace("\"", "")).contains("filestore.backend: gcs", "bucket_name: files");
    }

    @Test
    void own_servers_cookies_and_origins_reach_sentry_conf_py_below_what_was_there() throws IOException {
        apply("""
                config_beacon: false
                config_air_gap: true
                config_csrf_origins: ["https://other.example.com:8443"]
                config_postgres: {host: db.example.com, user: sentry}
                config_redis: {host: redis.example.com}
                config_kafka: kafka.example.com:9092
                config_nodestore: {endpoint_url: "https://s3.example.com", bucket_name: nodes, read_through: true}
                config_python_secrets: {'DATABASES["default"]["PASSWORD"]': opensesame}
                scale_web_workers: 6
                """);

        assertThat(read("sentry.conf.py"))
                .startsWith(Files.readString(EXAMPLE))
                .contains("SENTRY_BEACON = False\n", "SENTRY_AIR_GAP = True\n", "SESSION_COOKIE_SECURE = True\n")
                .contains("CSRF_COOKIE_SECURE = True\n")
                .contains(
                        "CSRF_TRUSTED_ORIGINS = [\"https://sentry.example.com\", \"https://other.example.com:8443\"]\n")
                .contains("DATABASES[\"default\"][\"HOST\"] = \"db.example.com\"\n")
                .contains("DATABASES[\"default\"][\"PORT\"] = \"5432\"\n")
                .contains("DATABASES[\"default\"][\"PASSWORD\"] = \"opensesame\"\n")
                .contains(
                        "SENTRY_OPTIONS[\"redis.clusters\"] = {\"default\": {\"hosts\": {0: {\"host\": \"redis.example.com\"")
                .contains("DEFAULT_KAFKA_OPTIONS[\"bootstrap.servers\"] = \"kafka.example.com:9092\"\n")
                .contains("SENTRY_NODESTORE_OPTIONS = {\"endpoint_url\"", "\"read_through\": True")
                .contains("SENTRY_WEB_OPTIONS[\"workers\"] = 6\n");
    }

    @Test
    void a_mistake_is_refused_before_anything_is_written() throws IOException {
        String before = read("config.yml");

        Program.Ended ended = run("apply", "config_settings: {mail.use-tls: true, mail.use-ssl: true, mail.hots: x}");

        assertThat(ended.status()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).contains("mail.hots", "mail.host");
        assertThat(read("config.yml")).isEqualTo(before);
    }

    private void apply(String variables) throws IOException {
        Program.Ended planned = run("plan", variables);
        assertThat(planned.status()).as(planned.output()).isZero();
        Program.Ended ended = run("apply", variables);
        assertThat(ended.status()).as(ended.output()).isZero();
        Program.Ended again = run("apply", variables);
        assertThat(again.output()).contains("changed=0");
    }

    private Program.Ended run(String verb, String variables) throws IOException {
        Files.writeString(folder.resolve("variables.yml"), variables);
        List<String> arguments =
                new ArrayList<>(List.of(verb, folder.resolve("playbook.yml").toString(), "-i", "here,"));
        for (String each : List.of(
                "@" + folder.resolve("variables.yml"),
                "ansible_connection=local",
                "sentry_version=25.10.0",
                "sentry_url_prefix=https://sentry.example.com",
                "sentry_dir=" + folder.resolve("checkout"))) {
            arguments.addAll(List.of("-e", each));
        }
        return Program.run(arguments.toArray(String[]::new));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("checkout/sentry").resolve(name));
    }
}

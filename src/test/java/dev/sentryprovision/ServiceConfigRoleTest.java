package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.LocalCheckout;
import dev.sentryprovision.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What role service_config makes of its variables, in a checkout on this machine. */
class ServiceConfigRoleTest {

    private static final String NGINX = "http {\n\tclient_max_body_size 100m;\n\tset_real_ip_from 10.0.0.0/8;\n}\n";

    private static final String VARIABLES = """
            service_config_relay: {health: {max_memory_percent: 1.0}}
            service_config_relay_secrets: {processing: {redis: "redis://:opensesame@redis:6379"}}
            service_config_symbolicator: {logging: {level: info}}
            service_config_taskbroker: {kafka_session_timeout_ms: 90000}
            service_config_nginx: {client_max_body_size: 200m, set_real_ip_from: [100.64.0.0/10]}
            service_config_redis: {maxmemory: 8gb, requirepass: opensesame}
            service_config_clickhouse: {merge_tree: {max_suspicious_broken_parts: 500}}
            service_config_image: [apt-get update, pip install sentry-auth-oidc]
            """;

    @TempDir
    private Path folder;

    private LocalCheckout checkout;

    @BeforeEach
    void a_checkout() {
        checkout = new LocalCheckout(folder, "26.8.0");
        checkout.write(
                "checkout/relay/config.yml", "# mine\nrelay: {port: 3000}\nprocessing:\n  enabled: true # kept\n");
        checkout.write("checkout/symbolicator/config.example.yml", "cache_dir: /data\nlogging:\n  level: warn\n");
        checkout.write("checkout/taskbroker/config.yml", "# upstream's\nkafka_session_timeout_ms: 60000\n");
        checkout.write("checkout/nginx.conf", NGINX);
        checkout.write("checkout/redis.conf", "maxmemory 0\nmaxmemory-policy volatile-lru\n");
        checkout.write("checkout/sentry/Dockerfile", "");
    }

    @Test
    void each_file_says_what_is_wanted_and_what_it_said_and_a_second_run_changes_nothing() {
        Program.Ended planned = checkout.run("plan", "service_config", VARIABLES, "--diff", "-vvv");
        Program.Ended ended = checkout.run("apply", "service_config", VARIABLES, "--diff", "-vvv");
        Program.Ended again = checkout.run("apply", "service_config", VARIABLES);

        assertThat(planned.status()).as(planned.output()).isZero();
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(again.output()).contains("changed=0");
        assertThat(checkout.read("relay/config.yml"))
                .startsWith("# mine\nrelay: {port: 3000}\nprocessing:\n  enabled: true # kept\n")
                .contains("max_memory_percent: 1.0", "redis: \"redis://:opensesame@redis:6379\"");
        assertThat(planned.output() + ended.output() + again.output()).doesNotContain("opensesame");
        assertThat(checkout.read("symbolicator/config.yml")).contains("cache_dir: /data", "level: \"info\"");
        assertThat(checkout.read("local/taskbroker/config.yml"))
                .isEqualTo("# upstream's\nkafka_session_timeout_ms: 90000\n");
        assertThat(checkout.read("local/nginx.conf"))
                .contains(
                        "client_max_body_size 200m;",
                        "set_real_ip_from 10.0.0.0/8;\n\tset_real_ip_from 100.64.0.0/10;");
        assertThat(checkout.read("local/redis.conf"))
                .isEqualTo("maxmemory 8gb\nmaxmemory-policy volatile-lru\nrequirepass opensesame\n");
        assertThat(checkout.read("local/clickhouse.yaml")).contains("max_suspicious_broken_parts: 500");
        assertThat(checkout.read("nginx.conf"))
                .as("what git keeps is not touched")
                .isEqualTo(NGINX);
    }

    @Test
    void what_is_built_into_the_image_is_a_script_that_stops_at_the_first_failure_and_goes_with_its_setting() {
        checkout.run("apply", "service_config", VARIABLES);
        assertThat(checkout.read("sentry/enhance-image.sh"))
                .startsWith("#!/bin/bash\n")
                .endsWith("set -euo pipefail\napt-get update\npip install sentry-auth-oidc\n");
        assertThat(Files.isExecutable(Path.of(checkout.path("checkout/sentry/enhance-image.sh"))))
                .isTrue();

        checkout.run("apply", "service_config", "{}");
        assertThat(checkout.has("sentry/enhance-image.sh")).isFalse();
    }

    @Test
    void a_script_of_somebody_else_stays_until_it_is_to_be_replaced() {
        checkout.write("checkout/sentry/enhance-image.sh", "#!/bin/sh\npip install mine\n");

        Program.Ended refused = checkout.run("apply", "service_config", "service_config_image: [pip install x]");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.output()).contains("service_config_image_replace");
        assertThat(checkout.read("sentry/enhance-image.sh")).contains("pip install mine");
        assertThat(checkout.run("apply", "service_config", "{}").output()).contains("changed=0");
        assertThat(checkout.read("sentry/enhance-image.sh")).contains("pip install mine");
    }

    @Test
    void what_is_no_shell_is_not_put_in_place() {
        Program.Ended ended = checkout.run("apply", "service_config", "service_config_image: ['if true; then echo']");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("syntax error");
        assertThat(checkout.has("sentry/enhance-image.sh")).isFalse();
    }

    @Test
    void copies_are_mounted_in_the_place_of_what_git_keeps() {
        Program.Ended planned = checkout.run("plan", "override", VARIABLES, "--diff");

        assertThat(planned.status()).as(planned.output()).isZero();
        assertThat(planned.output())
                .contains("source: ./local/nginx.conf", "target: /etc/nginx/nginx.conf")
                .contains("source: ./local/redis.conf", "target: /usr/local/etc/redis/redis.conf")
                .contains("source: ./local/taskbroker", "target: /etc/taskbroker")
                .contains("source: ./local/clickhouse.yaml", "target: /etc/clickhouse-server/config.d/zz-local.yaml");
    }

    @Test
    void files_that_the_release_does_not_have_are_refused() {
        Program.Ended ended =
                checkout.run("apply", "service_config", "{sentry_version: 25.10.0, service_config_taskbroker: {a: 1}}");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("taskbroker/config.yml came with 26.6.0");
        assertThat(checkout.has("local")).isFalse();
    }
}

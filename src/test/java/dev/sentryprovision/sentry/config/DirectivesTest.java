package dev.sentryprovision.sentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectivesTest {

    /** Those in comments and quotes too: they show in a diff like the rest. */
    @Test
    void each_directive_of_one_line_is_told_with_its_value() {
        String redis = """
                maxmemory 0
                # requirepass "old one"
                requirepass s3cret#hash
                masterauth  'a b'
                """;
        String nginx = """
                http {
                  proxy_read_timeout 30s; # of relay
                  log_format main '$remote_addr'
                  '$status';
                }
                """;

        assertThat(new Directives(Directives.Style.REDIS, redis).all())
                .contains(
                        Map.of("maxmemory", "0"),
                        Map.of("requirepass", "old one"),
                        Map.of("requirepass", "s3cret#hash"),
                        Map.of("masterauth", "a b"));
        assertThat(new Directives(Directives.Style.NGINX, nginx).all()).contains(Map.of("proxy_read_timeout", "30s"));
    }
}

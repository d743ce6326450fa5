package dev.sentryprovision.sentry.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.sentry.stack.Need.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpScriptTest {

    private static final String RELOAD = "nginx -s reload";

    @Test
    void nginx_looks_names_up_again_before_it_is_waited_for() {
        assertThat(script(new Need("web", Kind.RESTART, "running", "reads a file")))
                .containsSubsequence("restart -t 60 web", "up -d --remove-orphans\n", RELOAD, "--wait");
    }

    @Test
    void nginx_is_left_alone_when_nothing_behind_it_starts_anew() {
        assertThat(script(new Need("kafka", Kind.RESTART, "running", "is unhealthy")))
                .doesNotContain(RELOAD);
    }

    @Test
    void nginx_that_starts_last_needs_no_reload() {
        assertThat(script(new Need("web", Kind.UP, "absent", ""), new Need("nginx", Kind.UP, "absent", "")))
                .doesNotContain(RELOAD);
    }

    private static String script(Need... needs) {
        Map<String, Need> all = new LinkedHashMap<>();
        for (Need need : needs) {
            all.put(need.service(), need);
        }
        return new UpScript(all, 60).command(new RemotePath("/opt/sentry")).toString();
    }
}

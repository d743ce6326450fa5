package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.LocalCheckout;
import dev.sentryprovision.testing.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What role env writes to .env.custom, in a checkout on this machine. */
class EnvRoleTest {

    @TempDir
    private Path folder;

    @Test
    void launchpad_gets_a_secret_of_its_own_once_and_the_operator_s_wins() {
        LocalCheckout checkout = new LocalCheckout(folder, "26.8.0");

        Program.Ended applied =
                checkout.run("apply", "env", "env_settings: {SENTRY_BIND: 127.0.0.1:9000}", "-D", "-vvv");
        String made = checkout.read(".env.custom");
        Program.Ended again = checkout.run("apply", "env", "env_settings: {SENTRY_BIND: 127.0.0.1:9000}");

        assertThat(made)
                .contains("SENTRY_BIND=127.0.0.1:9000\n")
                .containsPattern("LAUNCHPAD_RPC_SHARED_SECRET=\\w{40}\n");
        assertThat(applied.output()).doesNotContain(made.replaceAll("(?s).*SECRET=(\\w+).*", "$1"));
        assertThat(again.output()).contains("changed=0");
        assertThat(checkout.read(".env.custom")).isEqualTo(made);

        checkout.run("apply", "env", "env_secrets: {LAUNCHPAD_RPC_SHARED_SECRET: opensesame}");
        assertThat(checkout.read(".env.custom")).containsOnlyOnce("LAUNCHPAD").contains("SECRET=opensesame\n");
    }

    /** SENTRY_RETENTION_DAYS is the guide's name for what does not exist. */
    @Test
    void a_setting_that_does_not_exist_is_refused_with_the_one_that_does() {
        LocalCheckout checkout = new LocalCheckout(folder, "25.10.0");

        Program.Ended ended = checkout.run("apply", "env", "env_settings: {SENTRY_RETENTION_DAYS: 30}");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("SENTRY_EVENT_RETENTION_DAYS");
        assertThat(checkout.has(".env.custom")).isFalse();
    }

    @Test
    void a_release_whose_env_custom_would_have_to_be_a_full_copy_is_refused() {
        LocalCheckout checkout = new LocalCheckout(folder, "25.1.0");

        Program.Ended ended = checkout.run("apply", "env", "{}");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Before 25.2.0 .env.custom replaces .env");
    }
}

package dev.sentryprovision.sentry.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Reply;
import org.junit.jupiter.api.Test;

class InstallerEndTest {

    @Test
    void a_known_failure_comes_with_its_meaning_and_its_cure_after_the_last_lines() {
        String message = message(1, "▶ Setting up error handling ...\n▶ Upgrading ...\n", """
                It looks like you've skipped a hard stop in our upgrade process. Please follow the upgrade process here
                """);
        assertThat(message)
                .startsWith("the installer failed with status 1 in its step 'Upgrading'")
                .containsSubsequence("skipped a hard stop", "the database was not touched", "what to do: ask");
    }

    @Test
    void an_unknown_failure_shows_the_last_lines_alone() {
        assertThat(message(3, "▶ Fetching ...\nboom\n", "")).endsWith("boom").doesNotContain("what to do");
    }

    private static String message(int status, String out, String err) {
        return new InstallerEnd(new Reply(status, out.getBytes(UTF_8), err.getBytes(UTF_8)))
                .asFailure()
                .values()
                .get("msg")
                .toString();
    }
}

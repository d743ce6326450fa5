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

    @Test
    void the_holder_of_the_lock_is_named() {
        assertThat(message(InstallerRun.LOCKED, "", "process 12 of ops, since 2026-03-01 10:00:00 UTC\n"))
                .contains("another installer is at work", "(process 12 of ops, since 2026-03-01 10:00:00 UTC)");
    }

    @Test
    void a_log_that_found_no_room_is_explained_though_the_status_is_good() {
        assertThat(message(InstallerRun.UNFINISHED, "", "tee: sentry_install_log.txt: No space left on device\n"))
                .contains("a disk is full", "what to do: make room")
                .doesNotContain("example file");
    }

    private static String message(int status, String out, String err) {
        return new InstallerEnd(new Reply(status, out.getBytes(UTF_8), err.getBytes(UTF_8)))
                .asFailure()
                .values()
                .get("msg")
                .toString();
    }
}

package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradePathCommandTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void start() {
        session = new CommandLineSession(folder);
    }

    @Test
    void prints_each_hop_with_its_reason_and_what_to_look_at() {
        assertThat(session.execute("upgrade-path", "22.8.0", "24.2.0")).isZero();
        assertThat(session.out())
                .startsWith("22.8.0 to 24.2.0 by 3 steps\n")
                .contains(
                        "\n1. 23.6.2, hard stop: ",
                        "\n2. 23.11.0, hard stop: ",
                        "\n3. 24.2.0, the goal\n",
                        "   needs    docker 19.03.6, compose 2.0.1, 3800 MB of memory, 2 processors\n",
                        "   database PostgreSQL 9.6 to 14\n",
                        "   look at  24.1.2: ");
    }

    @Test
    void prints_json_for_other_programs() {
        assertThat(session.execute("upgrade-path", "25.10.0", "26.6.0", "--json"))
                .isZero();
        assertThat(session.out())
                .contains("\"from\": \"25.10.0\"", "\"version\": \"26.5.0\"", "\"version\": \"26.6.0\"");
    }

    @Test
    void says_what_is_wrong_on_standard_error_and_ends_with_1() {
        assertThat(session.execute("upgrade-path", "25.10.0", "24.8.0")).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("there is no way back from 25.10.0 to 24.8.0");
        assertThat(session.execute("upgrade-path", "25.10.0")).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("say two releases");
        assertThat(session.out()).isEmpty();
    }

    @Test
    void a_release_to_avoid_is_a_goal_only_when_forced() {
        assertThat(session.execute("upgrade-path", "26.1.0", "26.2.0")).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("take 26.1.0 or 26.2.1, or force it");
        assertThat(session.execute("upgrade-path", "--force", "26.1.0", "26.2.0"))
                .isZero();
        assertThat(session.out()).contains("   caution  its .env names nightly images of everything");
    }
}

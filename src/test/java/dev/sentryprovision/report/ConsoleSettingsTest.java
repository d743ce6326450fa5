package dev.sentryprovision.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSettingsTest {

    @Test
    void colour_is_for_terminals() {
        assertThat(from(Map.of(), true, false).colour()).isTrue();
        assertThat(from(Map.of(), false, false).colour()).isFalse();
        assertThat(from(Map.of("TERM", "dumb"), true, false).colour()).isFalse();
    }

    @Test
    void colour_can_be_forced_and_forbidden_and_forbidding_wins() {
        Map<String, String> forced = Map.of("ANSIBLE_FORCE_COLOR", "1");
        assertThat(from(forced, false, false).colour()).isTrue();
        assertThat(from(forced, false, true).colour()).isFalse();
        assertThat(from(Map.of("NO_COLOR", "0"), true, false).colour()).isFalse();
        assertThat(from(Map.of("NO_COLOR", ""), true, false).colour()).isTrue();
        assertThat(from(Map.of("ANSIBLE_NOCOLOR", "true"), true, false).colour())
                .isFalse();
        assertThat(from(Map.of("ANSIBLE_NOCOLOR", "false"), true, false).colour())
                .isTrue();
    }

    @Test
    void width_is_the_terminals() {
        assertThat(from(Map.of("COLUMNS", "120"), true, false).width()).isEqualTo(120);
        assertThat(from(Map.of("COLUMNS", "120"), false, false).width()).isEqualTo(80);
        assertThat(from(Map.of("COLUMNS", "many"), true, false).width()).isEqualTo(80);
    }

    private static ConsoleSettings from(Map<String, String> environment, boolean terminal, boolean noColour) {
        return ConsoleSettings.from(
                environment,
                terminal,
                noColour,
                0,
                dev.sentryprovision.config.Configuration.read(environment, java.nio.file.Path.of("/")));
    }
}

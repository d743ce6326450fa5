package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @Test
    void old_numbers_come_before_those_of_the_calendar() {
        List<String> ordered =
                List.of("9.1.2", "10.0.0", "10.0.1", "20.6.0", "20.10.0", "24.7.1", "25.10.0", "25.10.1");
        assertThat(ordered.stream().map(Version::of).sorted().map(Version::toString))
                .containsExactlyElementsOf(ordered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25.10", "25.10.0.1", "v25.10.0", "25.10.0 ", "nightly", "25.10.x", "99999.1.1"})
    void a_release_has_three_numbers_and_nothing_else(String text) {
        assertThat(Version.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "20.10.24+dfsg1, 20.10.24",
        "v2.32.2, 2.32.2",
        "'GNU bash, version 5.2.15(1)-release', 5.2.15",
        "6.1.0-18-amd64, 6.1.0",
        "28, 28.0.0",
        "19.03.6, 19.3.6"
    })
    void a_tool_says_its_version_in_its_own_way(String text, String version) {
        assertThat(Version.leading(text)).contains(Version.of(version));
    }

    @Test
    void without_a_number_there_is_no_version() {
        assertThat(Version.leading("unknown")).isEmpty();
    }
}

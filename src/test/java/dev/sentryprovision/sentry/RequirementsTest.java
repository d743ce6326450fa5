package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "9.1.2,   feature-complete, 17.05.0, 1.17.0,  3072, 1",
        "10.0.1,  feature-complete, 17.05.0, 1.23.0,  2400, 1",
        "20.9.0,  feature-complete, 19.03.8, 1.24.1,  2400, 1",
        "21.1.0,  feature-complete, 19.03.6, 1.24.1,  4000, 1",
        "21.8.0,  feature-complete, 19.03.6, 1.28.0,  3800, 2",
        "23.6.0,  feature-complete, 19.03.6, 2.0.1,   3800, 2",
        "24.8.0,  errors-only,      19.03.6, 2.19.0,  3800, 2",
        "24.9.0,  feature-complete, 19.03.6, 2.19.0, 14000, 4",
        "25.2.0,  errors-only,      19.03.6, 2.32.2, 14000, 4",
        "25.4.0,  errors-only,      19.03.6, 2.32.2,  7000, 2",
        "25.10.0, feature-complete, 19.03.6, 2.32.2, 14000, 4",
        "26.8.0,  errors-only,      19.03.6, 2.32.2,  7000, 2"
    })
    void are_those_of_the_installer(
            String release, String profile, String docker, String compose, int memory, int processors) {
        Requirements needs =
                Requirements.of(Version.of(release), Profile.named(profile).orElseThrow());
        assertThat(needs.docker()).hasToString(docker);
        assertThat(needs.compose()).hasToString(compose);
        assertThat(needs.limits().memoryMb()).isEqualTo(memory);
        assertThat(needs.limits().processors()).isEqualTo(processors);
    }

    @Test
    void bash_is_checked_from_25_8_0() {
        assertThat(Requirements.of(Version.of("25.7.0"), Profile.FEATURE_COMPLETE)
                        .bash())
                .isEmpty();
        assertThat(Requirements.of(Version.of("25.8.0"), Profile.FEATURE_COMPLETE)
                        .bash())
                .map(Floor::written)
                .contains("4.4.0");
    }

    @Test
    void are_known_for_every_release_once() {
        for (Release release : Releases.all()) {
            assertThat(Span.at(release.version(), Requirements.entries()))
                    .as(release.toString())
                    .hasSize(1);
        }
    }

    @Test
    void a_release_without_profiles_has_none_to_choose() {
        assertThatThrownBy(() -> Requirements.of(Version.of("24.7.0"), Profile.ERRORS_ONLY))
                .isInstanceOf(ProblemException.class)
                .hasMessage("release 24.7.0 has no profile errors-only");
    }
}

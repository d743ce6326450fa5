package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradePathTest {

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "22.8.0, 24.2.0, 23.6.2 23.11.0 24.2.0",
        "9.0.1, 10.0.1, 9.1.2 10.0.1",
        "9.1.2, 25.10.0, 21.5.0 21.6.3 23.6.2 23.11.0 24.8.0 25.5.1 25.10.0",
        "10.0.0, 21.6.3, 21.6.3",
        "10.0.1, 22.8.0, 21.6.3 22.8.0",
        "20.6.0, 26.8.0, 21.6.3 23.6.2 23.11.0 24.8.0 25.5.1 26.5.0 26.7.0 26.8.0",
        "23.6.2, 23.11.0, 23.11.0",
        "23.6.1, 23.11.0, 23.6.2 23.11.0",
        "24.8.0, 25.5.1, 25.5.1",
        "25.5.1, 25.10.0, 25.10.0",
        "25.5.0, 25.10.0, 25.5.1 25.10.0",
        "26.4.2, 26.8.0, 26.5.0 26.7.0 26.8.0",
        "26.5.0, 26.6.0, 26.6.0"
    })
    void goes_by_all_hard_stops_between(String from, String to, String way) {
        assertThat(versions(UpgradePath.between(from, to, false))).containsExactly(way.split(" "));
    }

    @Test
    void to_the_same_release_there_is_nothing_to_do() {
        assertThat(UpgradePath.between("25.10.0", "25.10.0", false).hops()).isEmpty();
    }

    @Test
    void every_release_can_reach_the_newest_by_a_rising_way() {
        for (Release release : Releases.all()) {
            UpgradePath path = UpgradePath.between(
                    release.version().toString(), Releases.newest().toString(), false);
            assertThat(path.hops()).extracting(Hop::version).isSorted().allMatch(release.version()::isBelow);
            assertThat(path.hops()).allMatch(hop -> Releases.find(hop.version()).isPresent());
        }
    }

    @Test
    void a_hard_stop_is_never_left_out_because_it_is_one_to_avoid() {
        List<Hop> hops = UpgradePath.between("26.6.0", "26.8.0", false).hops();
        assertThat(hops).extracting(hop -> hop.version().toString()).containsExactly("26.7.0", "26.8.0");
        assertThat(hops.getFirst().caution()).map(Caution::level).contains(Caution.Level.AVOID);
    }

    @Test
    void a_hop_shows_what_changed_since_the_one_before_and_nothing_twice() {
        List<Hop> hops = UpgradePath.between("22.8.0", "24.2.0", false).hops();
        assertThat(hops).allSatisfy(hop -> assertThat(hop.lookAt()).isNotEmpty());
        assertThat(hops.stream().flatMap(hop -> hop.lookAt().stream())).doesNotHaveDuplicates();
        assertThat(hops.getLast().lookAt())
                .extracting(change -> change.since().toString())
                .containsExactly("23.11.1", "24.1.0", "24.1.2");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "9.1.2, 10.0.0, PostgreSQL 9.5-9.6",
        "23.3.1, 23.4.0, PostgreSQL 9.6-14",
        "24.4.1, 24.6.0, ClickHouse 21.8-23.8",
        "25.8.0, 25.10.0, ClickHouse 23.8-25.3",
        "25.10.0, 26.6.0, ''"
    })
    void a_hop_names_the_steps_of_databases(String from, String to, String step) {
        List<String> steps = UpgradePath.between(from, to, false).hops().getLast().databaseSteps().stream()
                .map(each -> each.database() + " " + each.from() + "-" + each.to())
                .toList();
        assertThat(String.join(", ", steps)).isEqualTo(step);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "25.10.0, 25.9.0, there is no way back, restore a backup",
        "24.5.0, 25.10.0, there is no release 24.5.0, 24.4.1 and 24.6.0",
        "25.1.0, 23.9.0, there is no release 23.9.0, 23.8.0 and 23.9.1",
        "25.1.0, 99.1.0, release 99.1.0 is not known, 26.8.0",
        "25.1.0, nightly, is not a release, three numbers",
        "8.22.0, 9.1.2, too old, 9.1.2",
        "25.10.0, 26.2.0, not one to stay on, 26.1.0 or 26.2.1"
    })
    void refuses_what_cannot_be_and_says_what_can(String from, String to, String message, String hint) {
        assertThatThrownBy(() -> UpgradePath.between(from, to, false))
                .isInstanceOfSatisfying(ProblemException.class, thrown -> {
                    assertThat(thrown.problems().getFirst().message()).contains(message);
                    assertThat(thrown.problems().getFirst().hint()).contains(hint);
                });
    }

    @Test
    void goes_to_a_release_to_avoid_when_forced() {
        assertThat(versions(UpgradePath.between("25.10.0", "26.2.0", true))).containsExactly("26.2.0");
    }

    @Test
    void what_is_to_be_taken_with_care_is_not_refused() {
        UpgradePath path = UpgradePath.between("25.8.0", "25.10.0", false);
        assertThat(path.hops().getLast().caution()).map(Caution::level).contains(Caution.Level.CARE);
    }

    private static List<String> versions(UpgradePath path) {
        return path.hops().stream().map(hop -> hop.version().toString()).toList();
    }
}

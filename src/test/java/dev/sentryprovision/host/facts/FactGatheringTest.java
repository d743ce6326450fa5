package dev.sentryprovision.host.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.ChangeListener;
import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.host.Shells;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactGatheringTest {

    static Stream<ShellProcess> shells() {
        return Shells.all();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void facts_of_this_machine_take_one_round_trip(ShellProcess shell) {
        long before = shell.traffic().requests();
        HostSession session = HostSession.of("here", shell, ChangeListener.NONE, InstantSource.system());

        Facts facts = session.facts();
        Facts again = session.facts();

        assertThat(shell.traffic().requests() - before).isEqualTo(1);
        assertThat(again).isSameAs(facts);
        assertThat(facts.text("distribution")).isNotEmpty();
        assertThat(facts.text("architecture"))
                .isEqualTo(System.getProperty("os.arch").replace("amd64", "x86_64"));
        assertThat(facts.text("kernel")).isEqualTo(System.getProperty("os.version"));
        assertThat(facts.text("user_id")).isEqualTo(System.getProperty("user.name"));
        assertThat(facts.values().get("processor_nproc"))
                .isEqualTo((long) Runtime.getRuntime().availableProcessors());
        assertThat((long) facts.values().get("memtotal_mb")).isPositive();
        assertThat(facts.list("mounts"))
                .anyMatch(mount -> ((Map<?, ?>) mount).get("mount").equals("/")
                        && (long) ((Map<?, ?>) mount).get("size_total") > 0);
        assertThat(keys(facts, "env")).contains("PATH");
        assertThat(keys(facts, "date_time")).contains("iso8601", "tz_offset");
        assertThat(facts.list("interfaces").contains("lo")).isTrue();
    }

    private static Set<Object> keys(Facts facts, String name) {
        return new HashSet<>(((Map<?, ?>) facts.values().get(name)).keySet());
    }
}

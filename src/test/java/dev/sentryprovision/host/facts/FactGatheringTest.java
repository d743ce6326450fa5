package dev.sentryprovision.host.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.host.ChangeListener;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.ExpectedFacts;
import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.host.Shells;
import dev.sentryprovision.shell.Command;
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

    @ParameterizedTest
    @MethodSource("shells")
    void facts_that_may_be_used_are_asked_for_ahead_of_the_first_change(ShellProcess shell) {
        HostSession session = HostSession.of("here", shell, ChangeListener.NONE, InstantSource.system());
        Identity who = new Identity.Login();
        ExpectedFacts expected = session.expectFacts(who, true);
        ExpectedFacts unused = session.expectFacts(who, false);
        Host host = session.view(HostView.live(who), new Changes());
        host.query(Command.script(":"));
        assertThat(expected.isAsked()).isFalse();

        long before = shell.traffic().requests();
        host.run(Command.script("true"), Effect.of("nothing"));

        assertThat(expected.isAsked()).isTrue();
        assertThat(unused.isAsked()).isFalse();
        assertThat(shell.traffic().requests() - before).isEqualTo(2);
        assertThat(expected.get().text("kernel")).isEqualTo(System.getProperty("os.version"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void facts_are_gathered_anew_for_whoever_asks_after_a_change(ShellProcess shell) {
        HostSession session = HostSession.of("here", shell, ChangeListener.NONE, InstantSource.system());
        Host host = session.view(HostView.live(new Identity.Login()), new Changes());
        Facts first = host.currentFacts();
        assertThat(host.currentFacts()).isSameAs(first);

        host.run(Command.script("true"), Effect.of("nothing"));

        assertThat(host.facts()).isSameAs(first);
        assertThat(host.currentFacts()).isNotSameAs(first);
    }

    private static Set<Object> keys(Facts facts, String name) {
        return new HashSet<>(((Map<?, ?>) facts.values().get(name)).keySet());
    }
}

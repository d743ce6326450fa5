package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.SshLogin;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.ChangeListener;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The cases on real machines: a dry run predicts exactly what the first run changes, and the second changes nothing. */
@Tag("container")
@ParameterizedClass
@EnumSource(SshHosts.Image.class)
class RealMachineCasesTest {

    private final ModuleRegistry registry = ModuleRegistry.create();
    private final ModuleRunner runner = new ModuleRunner(new Redactor());

    @Parameter
    private SshHosts.Image image;

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> cases() {
        SshHost machine = SshHosts.shared(image);
        Connection connection = SshLogin.connect(machine.target("root"));
        Set<String> samples = image == SshHosts.Image.FIREWALL ? Set.of() : ModuleCase.samples();
        return ModuleCase.all()
                .filter(each -> each.runsOn(image.name().toLowerCase(Locale.ROOT)) || samples.contains(each.name()))
                .map(each ->
                        DynamicTest.dynamicTest(image + " " + each.name(), () -> check(each, machine, connection)));
    }

    /** What a run gave. */
    private record Run(Outcome outcome, List<String> changes, long roundTrips) {}

    private void check(ModuleCase each, SshHost machine, Connection connection) {
        machine.run(setUp(each));
        Controller controller = new PlainController(each.localFiles(temporary), each.map("variables"));

        Run predicted = run(each, connection, true, controller);
        Run real = run(each, connection, false, controller);

        assertThat(predicted.changes)
                .as("%s, predicted %s", each.name(), predicted.outcome)
                .containsExactlyElementsOf(each.predicted());
        assertThat(real.changes).as("%s: %s", each.name(), real.outcome).containsExactlyElementsOf(each.changes());
        each.assertOutcome(real.outcome);
        Host host = session(connection).view(HostView.live(new Identity.Login()), new Changes());
        each.assertAfter(host);
        each.map("check")
                .forEach((script, printed) ->
                        assertThat(machine.run(script)).as(script).isEqualTo(printed));
        if (each.fails().isEmpty() && !each.changesAgain()) {
            Run again = run(each, connection, false, controller);
            assertThat(again.changes)
                    .as("changes of a second run of %s", each.name())
                    .isEmpty();
            assertThat(again.roundTrips)
                    .as("round trips of a second run of %s", each.name())
                    .isLessThanOrEqualTo(each.trips());
        }
    }

    private static HostSession session(Connection connection) {
        HostSession session = HostSession.of("web1", connection, ChangeListener.NONE, InstantSource.system());
        // Who one is and where one's home is are asked for once in a run.
        session.view(HostView.live(new Identity.Login()), new Changes()).user();
        return session;
    }

    private Run run(ModuleCase each, Connection connection, boolean dryRun, Controller controller) {
        HostSession session = session(connection);
        Identity who = new Identity.Login();
        Changes changes = new Changes();
        Host host = session.view(dryRun ? HostView.dryRun(who) : HostView.live(who), changes);
        ModuleType type = registry.find(each.module()).orElseThrow();
        long before = session.traffic().roundTrips();
        Outcome outcome;
        try {
            outcome = runner.run(type, each.arguments(), host, controller);
        } catch (HostFailure e) {
            outcome = Outcome.failed(e.getMessage(), e.values());
        }
        List<String> lines =
                changes.list().stream().map(Change::diff).map(ModuleCase::line).toList();
        return new Run(outcome, lines, session.traffic().roundTrips() - before);
    }

    /** Removes all that the case names, then makes the state before it. */
    private static String setUp(ModuleCase each) {
        Set<String> paths = new LinkedHashSet<>(each.map("before").keySet());
        paths.addAll(each.map("after").keySet());
        each.changes().forEach(line -> paths.add(line.substring(0, line.indexOf(" |"))));
        paths.removeIf(path -> !path.startsWith("/"));
        StringBuilder script = new StringBuilder("set -e\numask 022\nmkdir -p /srv /opt\nrm -rf");
        paths.forEach(path -> script.append(' ').append(Quote.quote(path.replaceFirst("/$", ""))));
        // What is mounted by itself cannot be removed.
        script.append(" /srv/none || :\n");
        each.before().forEach(state -> script.append(state.script()));
        return script.append(each.setup()).toString();
    }
}

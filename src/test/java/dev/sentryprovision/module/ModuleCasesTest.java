package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.testing.InMemoryHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case on a machine in memory: its changes, what is there afterwards, and that a second run changes nothing. */
class ModuleCasesTest {

    private final ModuleRegistry registry = ModuleRegistry.create();
    private final ModuleRunner runner = new ModuleRunner(new Redactor());

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> cases() {
        return ModuleCase.all()
                .filter(ModuleCase::runsInMemory)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private void check(ModuleCase each) {
        InMemoryHost host = new InMemoryHost();
        each.before().forEach(state -> state.putOn(host));
        each.map("facts").forEach(host::fact);
        each.map("answers")
                .forEach((script, reply) -> reply(reply, (status, out, err) -> host.answers(script, status, out, err)));
        each.map("runs")
                .forEach((script, reply) -> reply(reply, (status, out, err) -> host.runs(script, status, out, err)));
        PlainController controller = new PlainController(each.localFiles(temporary), each.map("variables"));
        ModuleType type = registry.find(each.module()).orElseThrow();

        Outcome outcome = run(type, each, host, controller);
        List<String> changes = lines(host.drain());

        assertThat(changes).as("%s", outcome).containsExactlyElementsOf(each.changes());
        each.assertOutcome(outcome);
        each.assertAfter(host);
        if (each.fails().isEmpty() && !each.changesAgain()) {
            CountingHost counting = new CountingHost(host);
            run(type, each, counting, controller);
            assertThat(lines(host.drain())).as("changes of a second run").isEmpty();
            assertThat(counting.batches()).as("round trips of a second run").isLessThanOrEqualTo(each.trips());
        }
    }

    private Outcome run(ModuleType type, ModuleCase each, Host host, Controller controller) {
        try {
            return runner.run(type, each.arguments(), host, controller);
        } catch (HostFailure e) {
            return Outcome.failed(e.getMessage(), e.values());
        }
    }

    private static List<String> lines(List<Change> changes) {
        return changes.stream().map(Change::diff).map(ModuleCase::line).toList();
    }

    private interface ReplyTaker {
        void take(int status, String out, String err);
    }

    private static void reply(Object reply, ReplyTaker taker) {
        if (reply instanceof Map<?, ?> map) {
            int status = map.containsKey("status") ? ((Long) map.get("status")).intValue() : 0;
            String out = map.containsKey("out") ? (String) map.get("out") : "";
            taker.take(status, out, map.containsKey("err") ? (String) map.get("err") : "");
        } else {
            taker.take(0, (String) reply, "");
        }
    }
}

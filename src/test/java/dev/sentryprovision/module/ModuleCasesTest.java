package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.testing.InMemoryHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
        return ModuleCase.all().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private void check(ModuleCase each) {
        InMemoryHost host = new InMemoryHost();
        each.map("before").forEach((path, state) -> put(host, path, state));
        each.map("facts").forEach(host::fact);
        each.map("answers")
                .forEach((script, reply) -> reply(reply, (status, out, err) -> host.answers(script, status, out, err)));
        each.map("runs")
                .forEach((script, reply) -> reply(reply, (status, out, err) -> host.runs(script, status, out, err)));
        PlainController controller = new PlainController(localFiles(each), each.map("variables"));
        ModuleType type = registry.find(each.module()).orElseThrow();

        Outcome outcome = run(type, each, host, controller);
        List<String> changes = lines(host.drain());

        if (each.fails().isPresent()) {
            assertThat(outcome.kind()).as("%s", outcome).isEqualTo(Outcome.Kind.FAILED);
            assertThat(outcome.values().get("msg").toString())
                    .contains(each.fails().get());
        } else {
            assertThat(outcome.kind()).as("%s", outcome).isNotEqualTo(Outcome.Kind.FAILED);
        }
        assertThat(changes).containsExactlyElementsOf(each.changes());
        assertThat(outcome.values()).containsAllEntriesOf(each.result());
        each.map("after").forEach((path, state) -> assertState(host, path, state));
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

    private static void put(InMemoryHost host, String path, Object state) {
        if (state instanceof String content) {
            host.file(path, content);
            return;
        }
        Map<?, ?> map = (Map<?, ?>) state;
        int mode = map.containsKey("mode")
                ? Integer.parseInt((String) map.get("mode"), 8)
                : path.endsWith("/") ? 0755 : 0644;
        String owner = map.containsKey("owner") ? (String) map.get("owner") : "root";
        String group = map.containsKey("group") ? (String) map.get("group") : "root";
        if (map.containsKey("link")) {
            host.symbolicLink(path, (String) map.get("link"));
        } else if (path.endsWith("/")) {
            host.directory(path, mode, owner, group);
        } else {
            String content = map.containsKey("content") ? (String) map.get("content") : "";
            host.file(path, content, mode, owner, group);
        }
    }

    private static void assertState(InMemoryHost host, String path, Object state) {
        String wanted = (String) state;
        boolean isStatus = wanted.matches("absent|link .*|(file|directory) [0-7]{4} \\S+");
        assertThat(isStatus ? ModuleCase.line(host.at(path)) : host.text(path))
                .as(path)
                .isEqualTo(wanted);
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

    private Path localFiles(ModuleCase each) {
        try {
            Path folder = Files.createTempDirectory(temporary, "local");
            for (Map.Entry<String, Object> file : each.map("local").entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, (String) file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

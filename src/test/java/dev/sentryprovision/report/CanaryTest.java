package dev.sentryprovision.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.PlayRef;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.Unknown;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A known secret in every field of every event is in no view. */
class CanaryTest {

    /** Has what JSON and HTML would write differently. */
    private static final String SECRET = "c4n\"<zqx>\nsecond&line\\of it";

    private static final long NUMBER = 918273645L;

    @TempDir
    private Path folder;

    @Test
    void no_view_shows_a_secret_in_any_form() throws Exception {
        StringWriter console = new StringWriter();
        StringWriter adHoc = new StringWriter();
        ManualClock clock = new ManualClock();
        ConsoleSettings settings = new ConsoleSettings(true, true, 4000, 4);
        ConsoleView view = new ConsoleView(new PrintWriter(console), settings, clock);
        AdHocView adHocView = new AdHocView(new PrintWriter(adHoc), settings, clock);
        Path json = folder.resolve("r.json");
        Path html = folder.resolve("r.html");
        try (FileReport jsonReport = new FileReport(ReportFormat.JSON, json, clock);
                FileReport htmlReport = new FileReport(ReportFormat.HTML, html, clock)) {
            EventSink views = EventSink.toAll(List.of(view, adHocView, jsonReport, htmlReport));
            Redaction redaction = new Redaction(redactor(), views);
            events().forEach(event -> {
                redaction.accept(event);
                clock.advance(5);
                view.tick();
                adHocView.tick();
            });
        }

        for (String shown :
                List.of(console.toString(), adHoc.toString(), Files.readString(json), Files.readString(html))) {
            assertThat(shown)
                    .isNotBlank()
                    .contains(Secret.REDACTED)
                    .doesNotContain("c4n")
                    .doesNotContain("zqx>")
                    .doesNotContain("zqx&gt;")
                    .doesNotContain("second")
                    .doesNotContain("line\\")
                    .doesNotContain("918273645");
        }
    }

    private static Redactor redactor() {
        Redactor redactor = new Redactor();
        redactor.add(SECRET);
        redactor.add("" + NUMBER);
        return redactor;
    }

    private static Stream<Event> events() {
        PlayRef play = new PlayRef("p" + SECRET, "play " + SECRET, SECRET + ":1");
        TaskRef task = new TaskRef("t" + SECRET, play, "task " + SECRET, "m" + SECRET, SECRET + ":2", false);
        TaskRef debug = new TaskRef("d", play, "debug", "debug", "x:2", true);
        TaskRef command = new TaskRef("c", play, "command", "command", "x:2", true);
        List<String> hosts = List.of("h" + SECRET);
        String host = hosts.getFirst();
        Stream<Event> ends = Stream.of(Status.values())
                .flatMap(status -> Stream.of(task, debug, command)
                        .flatMap(ref -> Stream.of(
                                new Event.HostStarted(ref, host),
                                new Event.HostProgress(ref, host, "now " + SECRET),
                                new Event.ItemDone(ref, host, "i" + SECRET, result(status, List.of())),
                                new Event.HostDone(ref, host, result(status, List.of())),
                                new Event.HostDone(
                                        ref,
                                        host,
                                        result(
                                                status,
                                                List.of(new TaskResult.Item(
                                                        "l" + SECRET, result(status, List.of()))))))));
        return Stream.of(
                        Stream.<Event>of(
                                new Event.RunStarted(List.of("b" + SECRET), true, true),
                                new Event.PlayStarted(play, hosts),
                                new Event.NoHosts(play, SECRET),
                                new Event.TaskStarted(task, hosts),
                                new Event.Retrying(task, host, 1, result(Status.FAILED, List.of())),
                                new Event.Included(task, "f" + SECRET, hosts),
                                new Event.Warning("w " + SECRET),
                                new Event.Deprecation("d " + SECRET)),
                        ends,
                        Stream.<Event>of(new Event.RunEnded(
                                Map.of(host, new HostStats(1, 1, 1, 1, 1, 1, 1, 1)), Duration.ofSeconds(1))))
                .flatMap(events -> events);
    }

    private static TaskResult result(Status status, List<TaskResult.Item> items) {
        Map<String, Object> values = Map.of(
                "msg",
                "failed: " + SECRET,
                "stdout",
                SECRET,
                "stderr",
                "x\n" + SECRET,
                "advice",
                SECRET,
                "rc",
                NUMBER,
                "nested",
                List.of(Map.of("key " + SECRET, List.of(SECRET, new Unknown(SECRET), NUMBER))),
                "as secret",
                new Secret(SECRET),
                SECRET,
                "value");
        Diff diff = new Diff(
                "/etc/" + SECRET,
                Optional.of("a " + SECRET + "\n"),
                Optional.of("b " + SECRET + "\n"),
                List.of(new AttributeChange("n" + SECRET, SECRET, SECRET)),
                "note " + SECRET);
        return new TaskResult(status, values, List.of(diff), Duration.ofMillis(5), false, false, items);
    }
}

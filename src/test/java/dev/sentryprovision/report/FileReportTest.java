package dev.sentryprovision.report;

import static dev.sentryprovision.report.Results.PLAY;
import static dev.sentryprovision.report.Results.changed;
import static dev.sentryprovision.report.Results.content;
import static dev.sentryprovision.report.Results.ofItems;
import static dev.sentryprovision.report.Results.result;
import static dev.sentryprovision.report.Results.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult.Item;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.value.None;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReportTest {

    private static final TaskRef COPY = task("web : Write", "copy");
    private static final TaskRef RUN = task("Run it", "command");

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder;

    @Test
    void json_has_plays_tasks_hosts_and_counts() throws IOException {
        Path file = folder.resolve("deep/er/report.json");
        try (FileReport report = new FileReport(ReportFormat.JSON, file, clock)) {
            run().forEach(report::accept);
        }

        assertThat(file).content().isEqualTo(golden("report.json"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void html_is_one_page_with_failures_first_and_text_escaped() throws IOException {
        Path file = folder.resolve("report.html");
        try (FileReport report = new FileReport(ReportFormat.HTML, file, clock)) {
            run().forEach(report::accept);
        }

        String page = Files.readString(file);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("http://", "https://", "src=", "<script", "<b>")
                .contains("<span class=\"added\">+&lt;b&gt;\n</span>")
                .contains("<td class=\"changed\">changed 1.2s</td>");
        assertThat(page.indexOf("Failures")).isPositive().isLessThan(page.indexOf("Play: Sentry hosts"));
    }

    @Test
    void a_run_cut_short_is_reported_as_such() throws IOException {
        Path file = folder.resolve("report.json");
        try (FileReport report = new FileReport(ReportFormat.JSON, file, clock)) {
            run().limit(4).forEach(report::accept);
            clock.advance(7);
        }

        assertThat(Files.readString(file)).contains("\"complete\": false", "\"duration\": 7.000", "\"stats\": {}");
    }

    @Test
    void a_task_that_a_host_runs_twice_is_there_twice() {
        RunLog log = new RunLog(clock);
        log.accept(new Event.HostDone(RUN, "web1", result(Status.OK)));
        log.accept(new Event.HostDone(RUN, "web2", result(Status.OK)));
        log.accept(new Event.HostDone(RUN, "web1", result(Status.CHANGED)));

        assertThat(log.plays().getFirst().tasks())
                .extracting(task -> task.results().keySet().toString())
                .containsExactly("[web1, web2]", "[web1]");
    }

    @Test
    void a_place_that_cannot_be_written_is_said_before_the_run() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new FileReport(ReportFormat.JSON, file.resolve("report.json"), clock))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("the report cannot be written to " + file + "/report.json");
        assertThatThrownBy(() -> new FileReport(ReportFormat.JSON, folder, clock))
                .isInstanceOf(ProblemException.class);
    }

    private static Stream<Event> run() {
        return Stream.of(
                new Event.RunStarted(List.of("prod.yml"), false, true),
                new Event.PlayStarted(PLAY, List.of("web1", "web2")),
                new Event.TaskStarted(COPY, List.of("web1", "web2")),
                new Event.HostDone(COPY, "web2", changed(content("/etc/a", "<a>\n", "<b>\n"))),
                new Event.HostDone(COPY, "web1", result(Status.OK, Map.of("none", None.NONE))),
                new Event.TaskStarted(RUN, List.of("web1")),
                new Event.HostDone(
                        RUN, "web1", ofItems(Status.FAILED, new Item("x", result(Status.FAILED, Map.of("msg", "no"))))),
                new Event.Warning("odd"),
                new Event.HostTraffic("web1", 3, 5, 700, 900),
                new Event.RunEnded(
                        Map.of(
                                "web1", new HostStats(1, 0, 0, 1, 0, 0, 0, 0),
                                "web2", new HostStats(1, 1, 0, 0, 0, 0, 0, 0)),
                        Duration.ofMillis(4321)));
    }

    private static String golden(String name) throws IOException {
        try (var resource = FileReportTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}

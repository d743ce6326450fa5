package dev.sentryprovision.report;

import static dev.sentryprovision.report.HtmlText.all;
import static dev.sentryprovision.report.HtmlText.element;
import static dev.sentryprovision.report.HtmlText.text;

import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.report.RunLog.PlayLog;
import dev.sentryprovision.report.RunLog.TaskLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run as one page that needs nothing besides itself: counts, failures, then every task on every host. */
final class HtmlReport {

    private static final List<String> COUNTS =
            List.of("ok", "changed", "unreachable", "failed", "skipped", "rescued", "ignored", "unknown");

    private HtmlReport() {}

    static String render(RunLog log) {
        String title = (log.dryRun() ? "Dry run of " : "Run of ") + String.join(", ", log.playbooks());
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + element("title", "", text(title)).html()
                + "<style>" + style() + "</style></head><body>\n"
                + element("h1", "", text(title)).html()
                + all(intro(log), recap(log.stats()), failures(log), warnings(log.warnings()))
                        .html()
                + all(log.plays().stream().map(HtmlReport::play).toList()).html()
                + "\n</body></html>\n";
    }

    private static HtmlText intro(RunLog log) {
        String started = log.startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        String end = log.complete() ? "" : " It was cut short.";
        String dry = log.dryRun() ? " Nothing was changed." : "";
        return element(
                "p", "", text("Started " + started + ", took " + Durations.precise(log.duration()) + "." + dry + end));
    }

    private static HtmlText recap(Map<String, HostStats> stats) {
        HtmlText head =
                all(COUNTS.stream().map(name -> element("th", "", text(name))).toList());
        HtmlText rows = all(new TreeMap<>(stats)
                .entrySet().stream()
                        .map(entry ->
                                element("tr", "", element("th", "", text(entry.getKey())), counts(entry.getValue())))
                        .toList());
        return element("table", "recap", element("tr", "", element("th", "", text("host")), head), rows);
    }

    private static HtmlText counts(HostStats stats) {
        int[] counts = {
            stats.ok(),
            stats.changed(),
            stats.unreachable(),
            stats.failed(),
            stats.skipped(),
            stats.rescued(),
            stats.ignored(),
            stats.unknown()
        };
        return all(Stream.iterate(0, i -> i < counts.length, i -> i + 1)
                .map(i -> element("td", counts[i] == 0 ? "zero" : COUNTS.get(i), text("" + counts[i])))
                .toList());
    }

    private static HtmlText failures(RunLog log) {
        List<HtmlText> failed = log.plays().stream()
                .flatMap(play -> play.tasks().stream())
                .flatMap(task -> task.results().entrySet().stream()
                        .filter(entry -> isFailure(entry.getValue()))
                        .map(entry -> HtmlResult.failure(task.task(), entry.getKey(), entry.getValue())))
                .toList();
        return failed.isEmpty()
                ? HtmlText.NOTHING
                : element("section", "failures", element("h2", "", text("Failures")), all(failed));
    }

    private static boolean isFailure(TaskResult result) {
        return !result.ignored() && (result.status() == Status.FAILED || result.status() == Status.UNREACHABLE);
    }

    private static HtmlText warnings(List<String> warnings) {
        return warnings.isEmpty()
                ? HtmlText.NOTHING
                : element(
                        "section",
                        "",
                        element("h2", "", text("Warnings")),
                        element(
                                "ul",
                                "",
                                all(warnings.stream()
                                        .map(warning -> element("li", "", text(warning)))
                                        .toList())));
    }

    private static HtmlText play(PlayLog play) {
        List<String> hosts = play.hosts();
        HtmlText head =
                all(hosts.stream().map(host -> element("th", "", text(host))).toList());
        return element(
                "section",
                "",
                element("h2", "", text("Play: " + play.play().name())),
                element("p", "where", text(play.play().where())),
                element(
                        "table",
                        "matrix",
                        element("tr", "", element("th", "", text("task")), head),
                        all(play.tasks().stream().map(task -> row(task, hosts)).toList())),
                all(play.tasks().stream().map(HtmlReport::details).toList()));
    }

    private static HtmlText row(TaskLog task, List<String> hosts) {
        HtmlText cells = all(hosts.stream()
                .map(host -> task.results().containsKey(host)
                        ? HtmlResult.cell(task.results().get(host))
                        : element("td", "zero", text("–")))
                .toList());
        return element("tr", "", element("th", "", text(title(task))), cells);
    }

    private static HtmlText details(TaskLog task) {
        List<HtmlText> results = task.results().entrySet().stream()
                .filter(entry -> HtmlResult.isWorthReading(entry.getValue()))
                .map(entry -> HtmlResult.details(entry.getKey(), entry.getValue()))
                .toList();
        return results.isEmpty()
                ? HtmlText.NOTHING
                : element(
                        "div",
                        "task",
                        element("h3", "", text(title(task))),
                        element(
                                "p",
                                "where",
                                text(task.task().module() + " at " + task.task().where())),
                        all(results));
    }

    private static String title(TaskLog task) {
        return (task.task().handler() ? "Handler: " : "") + task.task().name();
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sentryprovision.report;

import static dev.sentryprovision.report.HtmlText.all;
import static dev.sentryprovision.report.HtmlText.element;
import static dev.sentryprovision.report.HtmlText.text;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import java.util.List;
import java.util.Locale;

/** What a task came to on one host, as HTML. */
final class HtmlResult {

    private HtmlResult() {}

    static HtmlText cell(TaskResult result) {
        return element("td", cssClass(result), text(word(result) + " " + Durations.precise(result.duration())));
    }

    /** Tasks that were in order or skipped are in the matrix; that is enough. */
    static boolean isWorthReading(TaskResult result) {
        return result.status() != Status.OK && result.status() != Status.SKIPPED;
    }

    static HtmlText failure(TaskRef task, String host, TaskResult result) {
        return element(
                "div",
                cssClass(result),
                element("h3", "", text(host + ": " + task.name())),
                element("p", "where", text(task.module() + " at " + task.where())),
                body(result));
    }

    static HtmlText details(String host, TaskResult result) {
        HtmlText summary = element("summary", cssClass(result), text(host + ": " + word(result)));
        return new HtmlText("<details open>" + all(summary, body(result)).html() + "</details>");
    }

    private static HtmlText body(TaskResult result) {
        return all(
                values(result),
                all(result.diffs().stream().map(HtmlResult::diff).toList()),
                all(result.items().stream().map(HtmlResult::item).toList()));
    }

    private static HtmlText item(TaskResult.Item item) {
        return element(
                "div",
                "item",
                element("p", cssClass(item.result()), text("item " + item.label() + ": " + word(item.result()))),
                body(item.result()));
    }

    private static HtmlText values(TaskResult result) {
        return switch (result.status()) {
            case FAILED, UNREACHABLE ->
                all(
                        element("pre", "", text(ResultText.brief(result))),
                        result.noLog() ? HtmlText.NOTHING : streams(ResultText.details(result)));
            case UNKNOWN -> element("p", "", text(result.message()));
            case OK, CHANGED, SKIPPED -> HtmlText.NOTHING;
        };
    }

    private static HtmlText streams(List<String> lines) {
        return lines.isEmpty() ? HtmlText.NOTHING : element("pre", "", text(String.join("\n", lines)));
    }

    private static HtmlText diff(Diff diff) {
        return element(
                "pre",
                "diff",
                all(DiffText.lines(diff).stream()
                        .map(line ->
                                element("span", line.kind().name().toLowerCase(Locale.ROOT), text(line.text() + "\n")))
                        .toList()));
    }

    private static String word(TaskResult result) {
        String status = result.status().name().toLowerCase(Locale.ROOT);
        return result.ignored() ? status + " (ignored)" : status;
    }

    private static String cssClass(TaskResult result) {
        return result.ignored() ? "ignored" : result.status().name().toLowerCase(Locale.ROOT);
    }
}

package dev.sentryprovision.report;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.report.RunLog.PlayLog;
import dev.sentryprovision.report.RunLog.TaskLog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A run as JSON; the format is described in docs/report-json.md and only grows. */
final class JsonReport {

    private static final int FORMAT_VERSION = 1;

    private JsonReport() {}

    static String render(RunLog log) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", FORMAT_VERSION);
        report.put("playbooks", log.playbooks());
        report.put("check", log.dryRun());
        report.put("complete", log.complete());
        report.put("started", log.startedAt().toString());
        report.put("duration", seconds(log.duration()));
        report.put("plays", log.plays().stream().map(JsonReport::play).toList());
        report.put("stats", stats(log.stats()));
        log.customStats().ifPresent(figures -> report.put("customStats", customStats(figures)));
        report.put("traffic", traffic(log.traffic()));
        report.put("warnings", log.warnings());
        return AnsibleJson.document(report) + "\n";
    }

    private static Map<String, Object> play(PlayLog log) {
        Map<String, Object> play = new LinkedHashMap<>();
        play.put("id", log.play().id());
        play.put("name", log.play().name());
        play.put("where", log.play().where());
        play.put("hosts", log.hosts());
        play.put("tasks", log.tasks().stream().map(JsonReport::task).toList());
        return play;
    }

    private static Map<String, Object> task(TaskLog log) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", log.task().id());
        task.put("name", log.task().name());
        task.put("module", log.task().module());
        task.put("where", log.task().where());
        task.put("handler", log.task().handler());
        Map<String, Object> hosts = new TreeMap<>();
        log.results().forEach((host, result) -> hosts.put(host, result(result)));
        task.put("hosts", hosts);
        return task;
    }

    private static Map<String, Object> result(TaskResult result) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("status", result.status().name().toLowerCase(Locale.ROOT));
        shown.put("ignored", result.ignored());
        shown.put("duration", seconds(result.duration()));
        shown.put("result", result.values());
        shown.put("diff", result.diffs().stream().map(JsonReport::diff).toList());
        if (!result.items().isEmpty()) {
            shown.put("items", result.items().stream().map(JsonReport::item).toList());
        }
        return shown;
    }

    private static Map<String, Object> item(TaskResult.Item item) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("item", item.label());
        shown.putAll(result(item.result()));
        return shown;
    }

    private static Map<String, Object> diff(Diff diff) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("subject", diff.subject());
        diff.before().ifPresent(text -> shown.put("before", text));
        diff.after().ifPresent(text -> shown.put("after", text));
        shown.put(
                "attributes",
                diff.attributes().stream().map(JsonReport::attribute).toList());
        if (!diff.note().isEmpty()) {
            shown.put("note", diff.note());
        }
        return shown;
    }

    private static Map<String, String> attribute(Diff.AttributeChange change) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("name", change.name());
        shown.put("before", change.before());
        shown.put("after", change.after());
        return shown;
    }

    private static Map<String, Object> stats(Map<String, HostStats> stats) {
        Map<String, Object> shown = new TreeMap<>();
        stats.forEach((host, counts) -> shown.put(host, counts(counts)));
        return shown;
    }

    private static Map<String, Object> customStats(Event.CustomStats figures) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("run", figures.run());
        shown.put("hosts", new TreeMap<>(figures.hosts()));
        return shown;
    }

    private static Map<String, Object> counts(HostStats counts) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("ok", counts.ok());
        shown.put("changed", counts.changed());
        shown.put("unreachable", counts.unreachable());
        shown.put("failed", counts.failed());
        shown.put("skipped", counts.skipped());
        shown.put("rescued", counts.rescued());
        shown.put("ignored", counts.ignored());
        shown.put("unknown", counts.unknown());
        return shown;
    }

    private static Map<String, Object> traffic(Map<String, Event.HostTraffic> hosts) {
        Map<String, Object> shown = new TreeMap<>();
        hosts.forEach((host, traffic) -> {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("roundTrips", traffic.roundTrips());
            counts.put("requests", traffic.requests());
            counts.put("bytesSent", traffic.bytesSent());
            counts.put("bytesReceived", traffic.bytesReceived());
            shown.put(host, counts);
        });
        return shown;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).divide(BigDecimal.valueOf(1000), 3, RoundingMode.HALF_UP);
    }
}

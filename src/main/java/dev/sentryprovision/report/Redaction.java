package dev.sentryprovision.report;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.PlayRef;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.secret.Redactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes secrets out of events, and everything out of results that {@code no_log} hides. All views stand behind it, so
 * that none of them has to think of it.
 */
public final class Redaction implements EventSink {

    private static final String CENSORED =
            "the output has been hidden due to the fact that 'no_log: true' was specified for this result";
    private static final String CENSORED_ITEM = "(censored due to no_log)";

    private final Redactor redactor;
    private final ShownValue values;
    private final EventSink views;

    public Redaction(Redactor redactor, EventSink views) {
        this.redactor = redactor;
        this.values = new ShownValue(redactor);
        this.views = views;
    }

    @Override
    public void accept(Event event) {
        views.accept(clean(event));
    }

    private Event clean(Event event) {
        return switch (event) {
            case Event.RunStarted e -> new Event.RunStarted(clean(e.playbooks()), e.checkMode(), e.showDiff());
            case Event.PlayStarted e -> new Event.PlayStarted(clean(e.play()), clean(e.hosts()));
            case Event.NoHosts e -> new Event.NoHosts(clean(e.play()), clean(e.reason()));
            case Event.TaskStarted e -> new Event.TaskStarted(clean(e.task()), clean(e.hosts()));
            case Event.HostStarted e -> new Event.HostStarted(clean(e.task()), clean(e.host()));
            case Event.HostProgress e -> new Event.HostProgress(clean(e.task()), clean(e.host()), clean(e.line()));
            case Event.ItemDone e ->
                new Event.ItemDone(clean(e.task()), clean(e.host()), label(e.label(), e.result()), clean(e.result()));
            case Event.HostDone e -> new Event.HostDone(clean(e.task()), clean(e.host()), clean(e.result()));
            case Event.Retrying e ->
                new Event.Retrying(clean(e.task()), clean(e.host()), e.retriesLeft(), clean(e.result()));
            case Event.Included e -> new Event.Included(clean(e.task()), clean(e.file()), clean(e.hosts()));
            case Event.Warning e -> new Event.Warning(clean(e.message()));
            case Event.Deprecation e -> new Event.Deprecation(clean(e.message()));
            case Event.HostTraffic e ->
                new Event.HostTraffic(clean(e.host()), e.roundTrips(), e.requests(), e.bytesSent(), e.bytesReceived());
            case Event.Notice e -> new Event.Notice(clean(e.text()));
            case Event.CustomStats e -> new Event.CustomStats(values.map(e.run()), cleanByHost(e.hosts()));
            case Event.RunEnded e -> new Event.RunEnded(clean(e.stats()), e.duration());
        };
    }

    private Map<String, Map<String, Object>> cleanByHost(Map<String, Map<String, Object>> byHost) {
        Map<String, Map<String, Object>> result = new LinkedHashMap<>();
        byHost.forEach((host, map) -> result.put(clean(host), values.map(map)));
        return result;
    }

    private TaskResult clean(TaskResult result) {
        return new TaskResult(
                result.status(),
                result.noLog() ? censored(result) : values.map(result.values()),
                result.noLog()
                        ? List.of()
                        : result.diffs().stream().map(this::clean).toList(),
                result.duration(),
                result.ignored(),
                result.noLog(),
                result.items().stream().map(item -> clean(item, result.noLog())).toList());
    }

    private TaskResult.Item clean(TaskResult.Item item, boolean hidden) {
        TaskResult own = item.result().withheld(hidden);
        return new TaskResult.Item(label(item.label(), own), clean(own));
    }

    private String label(String label, TaskResult result) {
        return result.noLog() ? CENSORED_ITEM : clean(label);
    }

    private static Map<String, Object> censored(TaskResult result) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("censored", CENSORED);
        shown.put("changed", result.status() == TaskResult.Status.CHANGED);
        return shown;
    }

    private Diff clean(Diff diff) {
        return new Diff(
                clean(diff.subject()),
                diff.before().map(this::clean),
                diff.after().map(this::clean),
                diff.attributes().stream()
                        .map(a -> new AttributeChange(clean(a.name()), clean(a.before()), clean(a.after())))
                        .toList(),
                clean(diff.note()));
    }

    private TaskRef clean(TaskRef task) {
        return new TaskRef(
                clean(task.id()),
                clean(task.play()),
                clean(task.name()),
                clean(task.module()),
                clean(task.where()),
                task.handler(),
                task.showsDiff());
    }

    private PlayRef clean(PlayRef play) {
        return new PlayRef(clean(play.id()), clean(play.name()), clean(play.where()));
    }

    private Map<String, HostStats> clean(Map<String, HostStats> stats) {
        Map<String, HostStats> result = LinkedHashMap.newLinkedHashMap(stats.size());
        stats.forEach((host, counts) -> result.put(clean(host), counts));
        return result;
    }

    private List<String> clean(List<String> texts) {
        return texts.stream().map(this::clean).toList();
    }

    private String clean(String text) {
        return redactor.redact(text);
    }
}

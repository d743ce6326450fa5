package dev.sentryprovision.report;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.PlayRef;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short ways to say what happened in a made-up run. */
final class Results {

    static final PlayRef PLAY = new PlayRef("p1", "Sentry hosts", "prod.yml:1");

    private Results() {}

    static TaskRef task(String name, String module) {
        return new TaskRef(name, PLAY, name, module, "prod.yml:7", false);
    }

    static TaskResult result(Status status, Map<String, Object> values) {
        return new TaskResult(status, values, List.of(), Duration.ofMillis(1250), false, false, List.of());
    }

    static TaskResult result(Status status) {
        return result(status, Map.of());
    }

    static TaskResult changed(Diff... diffs) {
        return new TaskResult(
                Status.CHANGED, Map.of(), List.of(diffs), Duration.ofMillis(1250), false, false, List.of());
    }

    static TaskResult ignored(TaskResult result) {
        return new TaskResult(
                result.status(),
                result.values(),
                result.diffs(),
                result.duration(),
                true,
                result.noLog(),
                result.items());
    }

    static TaskResult hidden(TaskResult result) {
        return new TaskResult(
                result.status(),
                result.values(),
                result.diffs(),
                result.duration(),
                result.ignored(),
                true,
                result.items());
    }

    static TaskResult ofItems(Status status, TaskResult.Item... items) {
        return new TaskResult(status, Map.of(), List.of(), Duration.ofMillis(2500), false, false, List.of(items));
    }

    static Diff content(String path, String before, String after) {
        return new Diff(path, Optional.of(before), Optional.of(after), List.of(), "");
    }

    static Diff newFile(String path, String after) {
        return new Diff(path, Optional.empty(), Optional.of(after), List.of(), "");
    }
}

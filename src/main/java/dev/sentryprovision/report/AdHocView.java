package dev.sentryprovision.report;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskResult;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One module's results as {@code ansible} shows them: {@code web1 | SUCCESS => {…}}. */
public final class AdHocView extends LiveView {

    /** Modules of which one wants to read the output, not the keys. */
    private static final Set<String> COMMANDS = Set.of("command", "shell", "raw", "script");

    private boolean showDiffs;

    public AdHocView(PrintWriter out, ConsoleSettings settings, InstantSource clock) {
        super(out, settings, clock);
    }

    @Override
    void show(Event event) {
        switch (event) {
            case Event.RunStarted e -> showDiffs = e.showDiff();
            case Event.HostDone e -> host(e);
            case Event.NoHosts e -> print(Colour.WARNING, "[WARNING]: " + e.reason());
            case Event.Warning e -> print(Colour.WARNING, "[WARNING]: " + e.message());
            case Event.Deprecation e -> print(Colour.DETAIL, "[DEPRECATION WARNING]: " + e.message());
            case Event.PlayStarted _ -> {}
            case Event.TaskStarted _ -> {}
            case Event.HostStarted _ -> {}
            case Event.HostProgress _ -> {}
            case Event.Notice e -> print(Colour.PLAIN, e.text());
            case Event.HostTraffic _ -> {}
            case Event.CustomStats _ -> {}
            case Event.ItemDone _ -> {}
            case Event.Retrying _ -> {}
            case Event.Included _ -> {}
            case Event.RunEnded _ -> {}
        }
    }

    private void host(Event.HostDone event) {
        TaskResult result = event.result();
        if (showDiffs) {
            result.diffs()
                    .forEach(diff -> DiffText.lines(diff)
                            .forEach(line -> print(line.kind().colour(), line.text())));
        }
        String module = event.task().module();
        boolean isCommand = COMMANDS.contains(module.substring(module.lastIndexOf('.') + 1));
        String text =
                isCommand && result.values().containsKey("rc") ? output(result) : ResultText.everything(keyed(result));
        String arrow = isCommand && result.values().containsKey("rc")
                ? " | rc=" + result.values().get("rc") + " >>\n"
                : " => ";
        print(colour(result), event.host() + " | " + word(result) + arrow + text);
    }

    /** Both streams, and the message of a failure that says nothing else. */
    private static String output(TaskResult result) {
        StringBuilder text = new StringBuilder();
        for (String key : new String[] {"stdout", "stderr"}) {
            if (result.values().get(key) instanceof String stream && !stream.isEmpty()) {
                text.append(stream.stripTrailing()).append('\n');
            }
        }
        if (result.status() == TaskResult.Status.FAILED) {
            text.append(result.message());
        }
        return text.toString().stripTrailing();
    }

    private static TaskResult keyed(TaskResult result) {
        Map<String, Object> values = new LinkedHashMap<>(result.values());
        values.putIfAbsent("changed", result.status() == TaskResult.Status.CHANGED);
        return result.withValues(values);
    }

    private static String word(TaskResult result) {
        return switch (result.status()) {
            case OK -> "SUCCESS";
            case CHANGED -> "CHANGED";
            case UNKNOWN -> "UNKNOWN";
            case SKIPPED -> "SKIPPED";
            case FAILED -> result.values().containsKey("rc") ? "FAILED" : "FAILED!";
            case UNREACHABLE -> "UNREACHABLE!";
        };
    }

    private static Colour colour(TaskResult result) {
        return switch (result.status()) {
            case OK -> Colour.OK;
            case CHANGED -> Colour.CHANGED;
            case UNKNOWN -> Colour.UNKNOWN;
            case SKIPPED -> Colour.SKIPPED;
            case FAILED -> Colour.FAILED;
            case UNREACHABLE -> Colour.UNREACHABLE;
        };
    }
}

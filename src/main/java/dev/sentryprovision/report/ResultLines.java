package dev.sentryprovision.report;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Results as lines of the console: {@code changed: [web1] => (item=x)}. */
final class ResultLines {

    /** Modules whose whole point is their message. */
    private static final Set<String> ALWAYS_SHOWN = Set.of("debug", "assert");

    /** What they bring is shown by itself, or shows later. */
    private static final Set<String> SILENT = Set.of("include_tasks", "include_role", "include", "meta");

    private final Screen screen;
    private final int verbosity;
    private boolean showDiffs;

    ResultLines(Screen screen, int verbosity) {
        this.screen = screen;
        this.verbosity = verbosity;
    }

    void showDiffs(boolean show) {
        showDiffs = show;
    }

    void host(Event.HostDone event) {
        TaskResult result = event.result();
        if (result.items().isEmpty()) {
            one(event.task(), result, "[" + event.host() + "]", "");
        } else {
            sumUp(event.host(), result);
        }
    }

    void item(Event.ItemDone event) {
        one(event.task(), event.result(), "[" + event.host() + "]", "(item=" + event.label() + ")");
    }

    /** The items were shown one by one; what is left to say is what became of all. */
    private void sumUp(String host, TaskResult result) {
        switch (result.status()) {
            case SKIPPED -> print(Colour.SKIPPED, "skipping: [" + host + "]");
            case FAILED, UNREACHABLE -> ignoring(result);
            case OK, CHANGED, UNKNOWN -> {}
        }
    }

    private void one(TaskRef task, TaskResult result, String host, String item) {
        if (showDiffs || task.showsDiff()) {
            result.diffs().forEach(this::diff);
        }
        if (!result.noLog()) {
            ResultText.table(result).forEach(line -> print(Colour.PLAIN, line));
        }
        String suffix = item.isEmpty() ? "" : " => " + item;
        switch (result.status()) {
            case OK -> {
                if (!SILENT.contains(shortName(task)) || verbosity > 0) {
                    print(Colour.OK, "ok: " + host + suffix + shown(task, result));
                }
            }
            case CHANGED -> print(Colour.CHANGED, "changed: " + host + suffix + shown(task, result));
            case UNKNOWN -> print(Colour.UNKNOWN, "unknown: " + host + suffix + " => " + result.message());
            case SKIPPED -> print(Colour.SKIPPED, "skipping: " + host + suffix + (verbosity > 0 ? full(result) : ""));
            case FAILED -> failed(task, result, host, item);
            case UNREACHABLE -> unreachable(task, result, host, item);
        }
    }

    private void failed(TaskRef task, TaskResult result, String host, String item) {
        String start = item.isEmpty() ? "fatal: " + host + ": FAILED!" : "failed: " + host + " " + item;
        failure(Colour.FAILED, start, task, result);
        if (item.isEmpty()) {
            ignoring(result);
        }
    }

    private void unreachable(TaskRef task, TaskResult result, String host, String item) {
        String suffix = item.isEmpty() ? "" : " " + item;
        failure(Colour.UNREACHABLE, "fatal: " + host + ": UNREACHABLE!" + suffix, task, result);
        if (item.isEmpty()) {
            ignoring(result);
        }
    }

    private void failure(Colour colour, String start, TaskRef task, TaskResult result) {
        print(colour, start + " => " + (verbosity > 0 ? ResultText.full(result, verbosity) : ResultText.brief(result)));
        if (result.ignored()) {
            return;
        }
        if (verbosity == 0 && !result.noLog()) {
            ResultText.details(result).forEach(line -> print(colour, line));
        }
        print(colour, "  task: " + task.where());
    }

    private void ignoring(TaskResult result) {
        if (result.ignored()) {
            print(Colour.SKIPPED, "...ignoring");
        }
    }

    private String shown(TaskRef task, TaskResult result) {
        boolean speaks = ALWAYS_SHOWN.contains(shortName(task)) && !isQuiet(task, result);
        if (speaks && !result.noLog()) {
            return " => "
                    + (shortName(task).equals("debug") ? ResultText.message(result) : ResultText.everything(result));
        }
        return verbosity > 0 ? full(result) : "";
    }

    /** An assertion that was asked to be quiet has nothing to say when it holds. */
    private static boolean isQuiet(TaskRef task, TaskResult result) {
        return shortName(task).equals("assert") && !result.values().containsKey("msg");
    }

    private static String shortName(TaskRef task) {
        return task.module().substring(task.module().lastIndexOf('.') + 1);
    }

    private String full(TaskResult result) {
        return " => " + ResultText.full(result, verbosity);
    }

    private void diff(Diff diff) {
        List<DiffLine> lines = DiffText.lines(diff);
        screen.printPainted(lines.stream()
                .map(line -> screen.paint(line.kind().colour(), line.text()))
                .collect(Collectors.joining("\n")));
    }

    private void print(Colour colour, String text) {
        screen.print(colour, text);
    }
}

package dev.sentryprovision.report;

import dev.sentryprovision.event.TaskResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of a result as text. */
final class ResultText {

    /** Shown as text below a failure, or of no use to a reader. */
    private static final Set<String> LEFT_OUT_OF_FAILURES = Set.of(
            "stdout",
            "stdout_lines",
            "stderr",
            "stderr_lines",
            "start",
            "end",
            "delta",
            "advice",
            "results",
            "table_lines",
            "diff",
            "failed");

    private static final int TAIL = 20;

    private static final int INDENTED_FROM = 3;

    private ResultText() {}

    /** Everything; one line is what a search for a result finds, more verbose it is indented. */
    static String full(TaskResult result, int verbosity) {
        Map<String, Object> values = visible(result.values());
        return verbosity >= INDENTED_FROM ? AnsibleJson.indented(values) : AnsibleJson.oneLine(values);
    }

    /** What {@code debug} has to say. */
    static String message(TaskResult result) {
        Map<String, Object> values = visible(result.values());
        values.remove("changed");
        return AnsibleJson.indented(values);
    }

    /** All of it, whatever the verbosity: what {@code assert} has to say. */
    static String everything(TaskResult result) {
        return AnsibleJson.indented(visible(result.values()));
    }

    /** A failure's short values on one line; of a long message its first line. */
    static String brief(TaskResult result) {
        Map<String, Object> values = visible(result.values());
        values.keySet().removeAll(LEFT_OUT_OF_FAILURES);
        values.computeIfPresent(
                "msg", (_, msg) -> msg.toString().lines().findFirst().orElse(""));
        return AnsibleJson.oneLine(values);
    }

    /** A table that a module made for people. */
    static List<String> table(TaskResult result) {
        return result.values().get("table_lines") instanceof List<?> lines
                ? lines.stream().map(Object::toString).toList()
                : List.of();
    }

    /** What a person wants to read of a failure: its whole message and the ends of both streams. */
    static List<String> details(TaskResult result) {
        List<String> lines = new ArrayList<>();
        if (result.message().strip().contains("\n")) {
            lines.addAll(section("msg", result.message(), Integer.MAX_VALUE));
        }
        for (String stream : List.of("stdout", "stderr")) {
            if (result.values().get(stream) instanceof String text && !text.isBlank()) {
                lines.addAll(section(stream, text, TAIL));
            }
        }
        if (result.values().get("advice") instanceof String advice && !advice.isBlank()) {
            lines.add("  what to do: " + advice);
        }
        return lines;
    }

    private static List<String> section(String name, String text, int most) {
        List<String> all = text.stripTrailing().lines().toList();
        List<String> tail = all.subList(Math.max(0, all.size() - most), all.size());
        List<String> lines = new ArrayList<>();
        lines.add("  " + name + (tail.size() < all.size() ? " (last " + most + " of " + all.size() + " lines)" : "")
                + ":");
        tail.forEach(line -> lines.add("    " + line));
        return lines;
    }

    private static Map<String, Object> visible(Map<String, Object> values) {
        Map<String, Object> result = new LinkedHashMap<>(values);
        result.keySet().removeIf(key -> key.startsWith("_ansible") || key.equals("invocation"));
        result.remove("failed", false);
        return result;
    }
}

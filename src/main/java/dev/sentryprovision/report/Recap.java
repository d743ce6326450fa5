package dev.sentryprovision.report;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.HostStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The last words of a run: a line of counts for each host, and for a dry run what it found. */
final class Recap {

    private static final int NAMED_AT_MOST = 10;

    private final Screen screen;

    Recap(Screen screen) {
        this.screen = screen;
    }

    void print(Map<String, HostStats> stats) {
        screen.print(Colour.PLAIN, Banner.line("PLAY RECAP", screen.width()));
        stats.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> screen.printPainted(line(entry.getKey(), entry.getValue())));
        screen.print(Colour.PLAIN, "");
    }

    /** The figures that tasks kept, those of hosts first. */
    void print(Event.CustomStats figures) {
        screen.print(Colour.PLAIN, Banner.line("CUSTOM STATS:", screen.width()));
        figures.hosts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> screen.print(
                        Colour.PLAIN, "\t" + entry.getKey() + ": " + AnsibleJson.oneLine(entry.getValue())));
        if (!figures.run().isEmpty()) {
            screen.print(Colour.PLAIN, "\n\tRUN: " + AnsibleJson.oneLine(figures.run()));
        }
        screen.print(Colour.PLAIN, "");
    }

    void printDryRun(Map<String, HostStats> stats) {
        String changes = tasks(stats, counts -> counts.changed() - counts.unknown());
        String unknown = tasks(stats, HostStats::unknown);
        screen.print(
                Colour.PLAIN,
                "Dry run, nothing was changed. Would change: " + (changes.isEmpty() ? "nothing" : changes)
                        + (unknown.isEmpty() ? "" : "; unknown until applied: " + unknown) + "." + notForetold(stats));
    }

    /** Without this, "nothing" would be said of hosts whose dry run ended at their first task. */
    private static String notForetold(Map<String, HostStats> stats) {
        List<String> ended = stats.entrySet().stream()
                .filter(entry -> entry.getValue().failed() + entry.getValue().unreachable() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (ended.isEmpty()) {
            return "";
        }
        String hosts = ended.size() <= NAMED_AT_MOST ? String.join(", ", ended) : ended.size() + " hosts";
        return " Not foretold: what comes after the failure of " + hosts + ".";
    }

    private String line(String host, HostStats counts) {
        Colour colour = counts.failed() + counts.unreachable() > 0
                ? Colour.FAILED
                : counts.changed() > 0 ? Colour.CHANGED : Colour.OK;
        return screen.paint(colour, host) + " ".repeat(Math.max(0, 26 - TextWidth.of(host))) + " : "
                + count("ok", counts.ok(), Colour.OK) + " "
                + count("changed", counts.changed(), Colour.CHANGED) + " "
                + count("unreachable", counts.unreachable(), Colour.UNREACHABLE) + " "
                + count("failed", counts.failed(), Colour.FAILED) + " "
                + count("skipped", counts.skipped(), Colour.SKIPPED) + " "
                + count("rescued", counts.rescued(), Colour.OK) + " "
                + count("ignored", counts.ignored(), Colour.WARNING).stripTrailing();
    }

    private String count(String name, int count, Colour colour) {
        String text = name + "=%-4d".formatted(count);
        return count == 0 ? text : screen.paint(colour, text);
    }

    private static String tasks(Map<String, HostStats> stats, ToIntFunction<HostStats> count) {
        List<String> hosts = new ArrayList<>();
        int sum = 0;
        for (Map.Entry<String, HostStats> entry : new java.util.TreeMap<>(stats).entrySet()) {
            int tasks = count.applyAsInt(entry.getValue());
            if (tasks > 0) {
                hosts.add(tasks + (tasks == 1 ? " task on " : " tasks on ") + entry.getKey());
                sum += tasks;
            }
        }
        return hosts.size() <= NAMED_AT_MOST ? String.join(", ", hosts) : sum + " tasks on " + hosts.size() + " hosts";
    }
}

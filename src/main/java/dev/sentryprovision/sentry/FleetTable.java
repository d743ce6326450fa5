package dev.sentryprovision.sentry;

import dev.sentryprovision.sentry.CheckResult.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The checks of a fleet as text for a narrow terminal: a table of host by check, then what to do about what did not pass. */
final class FleetTable {

    /** A host that was not looked at. */
    private static final String NOTHING = "?";

    private static final int WIDTH = 80;
    private static final int GAP = 2;
    private static final String INDENT = "  ";

    private final Map<String, Map<String, CheckResult>> hosts = new LinkedHashMap<>();
    private final Set<String> checks = new LinkedHashSet<>();

    /** @param results the checks of each host; none for a host that could not be looked at */
    FleetTable(Map<String, List<CheckResult>> results) {
        results.forEach((host, list) -> {
            Map<String, CheckResult> byName = new LinkedHashMap<>();
            list.forEach(result -> byName.put(result.check(), result));
            hosts.put(host, byName);
            checks.addAll(byName.keySet());
        });
    }

    /** Lines without their ends: a row for each check, a column for each host, as many tables as the width asks for. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        columns().forEach(names -> {
            lines.addAll(table(names));
            lines.add("");
        });
        lines.addAll(findings());
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** Hosts in groups that fit beside each other. */
    private List<List<String>> columns() {
        List<List<String>> groups = new ArrayList<>();
        int room = 0;
        for (String host : hosts.keySet()) {
            int width = Math.max(host.length(), "pass".length()) + GAP;
            if (groups.isEmpty() || width > room) {
                groups.add(new ArrayList<>());
                room = WIDTH - checks.stream().mapToInt(String::length).max().orElse(0);
            }
            groups.getLast().add(host);
            room -= width;
        }
        return groups;
    }

    private List<String> table(List<String> names) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(names);
        rows.add(head);
        for (String check : checks) {
            List<String> row = new ArrayList<>(List.of(check));
            names.forEach(host -> row.add(cell(hosts.get(host), check)));
            rows.add(row);
        }
        List<Integer> widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String cell(Map<String, CheckResult> results, String check) {
        CheckResult result = results.get(check);
        return result == null
                ? NOTHING
                : switch (result.verdict()) {
                    case PASS -> "pass";
                    case WARN -> "warn";
                    case FAIL -> "FAIL";
                };
    }

    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .repeat(" ", widths.get(column) - row.get(column).length() + GAP);
        }
        return line.toString().stripTrailing();
    }

    /** What did not pass, failures first; the same finding on several hosts is said once. */
    private List<String> findings() {
        Map<Finding, List<String>> said = new LinkedHashMap<>();
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN)) {
            hosts.forEach((host, results) -> results.values().stream()
                    .filter(result -> result.verdict() == verdict)
                    .forEach(result -> hostsOf(said, Finding.of(result)).add(host)));
        }
        hosts.forEach((host, results) -> {
            if (results.isEmpty()) {
                hostsOf(said, Finding.OF_NOTHING).add(host);
            }
        });
        List<String> lines = new ArrayList<>();
        said.forEach((finding, names) -> {
            lines.addAll(folded("", finding.what));
            lines.addAll(folded(INDENT, "on " + String.join(", ", names)));
            if (!finding.cure.isEmpty()) {
                lines.addAll(folded(INDENT, "cure: " + finding.cure));
            }
        });
        return lines;
    }

    /** @param cure empty where there is none */
    private record Finding(String what, String cure) {

        private static final Finding OF_NOTHING = new Finding("not looked at", "see its failure above");

        private static Finding of(CheckResult result) {
            String verdict = result.verdict().label().toUpperCase(Locale.ROOT);
            return new Finding(verdict + " " + result.check() + ": " + result.message(), result.cure());
        }
    }

    private static List<String> hostsOf(Map<Finding, List<String>> said, Finding finding) {
        return said.computeIfAbsent(finding, _ -> new ArrayList<>());
    }

    /** In lines that fit; a word that is longer than one stands alone. */
    private static List<String> folded(String indent, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ")) {
            if (!line.toString().isBlank() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent + INDENT);
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads playbooks. */
public final class Playbooks {

    private Playbooks() {}

    /** A playbook as far as it could be read, and all that is wrong with it; errors make it unfit to run. */
    public record Loaded(Playbook playbook, List<Problem> problems) {}

    /** Reads a playbook with everything that is imported or used as a role. Names in spans are paths as given here. */
    public static Loaded load(Path file, LoadOptions options) {
        if (!Files.isRegularFile(file)) {
            Problem missing = Problem.error("no playbook '" + file + "'");
            return new Loaded(new Playbook(file, List.of()), List.of(missing));
        }
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        Loading loading = new Loading(folder, options);
        Place place = Place.of(file, Map.of()).inFile(file);
        List<Play> plays = new PlaybookParser(loading, place).parse(Map.of());
        return new Loaded(new Playbook(file, plays), byPlace(loading.problems().all()));
    }

    /** File by file in the order in which they were met, each from top to bottom. */
    private static List<Problem> byPlace(List<Problem> problems) {
        Map<String, Integer> sources = new HashMap<>();
        problems.forEach(problem -> sources.putIfAbsent(source(problem), sources.size()));
        return problems.stream()
                .sorted(Comparator.comparingInt((Problem problem) -> sources.getOrDefault(source(problem), 0))
                        .thenComparingInt(
                                problem -> problem.where().map(SourceSpan::line).orElse(0))
                        .thenComparingInt(problem ->
                                problem.where().map(SourceSpan::column).orElse(0)))
                .toList();
    }

    private static String source(Problem problem) {
        return problem.where().map(SourceSpan::source).orElse("");
    }
}

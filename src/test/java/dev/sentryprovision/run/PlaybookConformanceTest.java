package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentryprovision.conformance.ComparableValue;
import dev.sentryprovision.conformance.Corpus;
import dev.sentryprovision.conformance.ReferenceCase;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.TaskResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whole playbooks say what they say with the reference, task by task, and end with the same counts. */
class PlaybookConformanceTest {

    private static final Set<String> SPEAKING = Set.of("debug", "assert", "fail");
    private static final Set<String> PLACE = Set.of("play_hosts", "task", "host");

    private static final Map<String, String> GAPS = Map.of(
            "playbook-debug-8ea315d",
            "vars of an entry of roles win over the role's own vars, as from ansible-core 2.15 on",
            "playbook-debug-cdcd9ed",
            "shows a class of Ansible's own, and with native values loses that set_fact: a=yes means true");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> playbooks_say_what_they_say_with_the_reference() {
        return new Corpus("playbook-debug", GAPS).tests(this::check);
    }

    private void check(ReferenceCase reference) {
        Project project = new Project(folder.resolve(reference.id()));
        reference.texts("files").forEach(project::file);
        arguments(reference.json(), project);

        project.run(reference.input());

        JsonNode expected = reference.json().get("result_native");
        List<Spoken> spoken = spoken(project);
        assertThat(spoken.stream().map(Spoken::place))
                .containsExactlyElementsOf(
                        all(expected.get("result")).map(Spoken::place).toList());
        for (int i = 0; i < spoken.size(); i++) {
            compare(expected.get("result").get(i), spoken.get(i).result());
        }
        assertThat(counts(project)).isEqualTo(counts(expected.get("stats")));
    }

    private static void arguments(JsonNode json, Project project) {
        List<String> sources = new ArrayList<>();
        json.path("sources").forEach(source -> sources.add(source.asText()));
        for (int i = 0; i + 1 < json.path("args").size(); i += 2) {
            String value = json.get("args").get(i + 1).asText();
            switch (json.get("args").get(i).asText()) {
                case "-e" -> project.extraVars(value);
                case "-i" -> {
                    sources.clear();
                    sources.add(value);
                }
                default -> throw new IllegalArgumentException("unexpected argument in " + json.get("args"));
            }
        }
        project.inventory(sources.toArray(String[]::new));
    }

    /** Where something was said, and what. */
    private record Spoken(String place, TaskResult result) {

        static String place(JsonNode entry) {
            return entry.get("task").asText() + " on " + entry.get("host").asText();
        }
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get);
    }

    private static List<Spoken> spoken(Project project) {
        Map<String, List<Spoken>> byTask = new LinkedHashMap<>();
        for (Event event : project.events()) {
            if (event instanceof Event.HostDone(var task, String host, TaskResult result)
                    && SPEAKING.contains(task.module())) {
                byTask.computeIfAbsent(task.id(), _ -> new ArrayList<>())
                        .add(new Spoken(task.name() + " on " + host, result));
            }
        }
        return byTask.values().stream()
                .flatMap(ofTask -> ofTask.stream().sorted(Comparator.comparing(Spoken::place)))
                .toList();
    }

    private static void compare(JsonNode expected, TaskResult result) {
        if (expected.has("failed")) {
            assertThat(result.status()).isEqualTo(TaskResult.Status.FAILED);
            return;
        }
        if (expected.has("results")) {
            assertThat(result.items()).hasSize(expected.get("results").size());
            for (int i = 0; i < result.items().size(); i++) {
                compare(expected.get("results").get(i), result.items().get(i).result());
            }
            return;
        }
        expected.properties().stream()
                .filter(entry -> !PLACE.contains(entry.getKey()))
                .forEach(entry -> assertThat(result.values())
                        .containsEntry(entry.getKey(), ComparableValue.reference(entry.getValue())));
    }

    private static Map<String, String> counts(Project project) {
        Map<String, String> counts = new LinkedHashMap<>();
        for (Event event : project.events()) {
            if (event instanceof Event.RunEnded(Map<String, HostStats> stats, var took)) {
                stats.forEach((host, s) -> counts.put(
                        host,
                        shown(
                                s.ok(),
                                s.changed(),
                                s.failed(),
                                s.unreachable(),
                                s.skipped(),
                                s.rescued(),
                                s.ignored())));
            }
        }
        return counts;
    }

    private static Map<String, String> counts(JsonNode stats) {
        Map<String, String> counts = new LinkedHashMap<>();
        stats.properties()
                .forEach(entry -> counts.put(
                        entry.getKey(),
                        shown(Stream.of("ok", "changed", "failures", "unreachable", "skipped", "rescued", "ignored")
                                .mapToInt(name -> entry.getValue().path(name).asInt())
                                .toArray())));
        return counts;
    }

    private static String shown(int... counts) {
        return "ok %d, changed %d, failed %d, unreachable %d, skipped %d, rescued %d, ignored %d"
                .formatted(java.util.Arrays.stream(counts).boxed().toArray());
    }
}

package dev.sentryprovision.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.conformance.Corpus;
import dev.sentryprovision.conformance.ReferenceCase;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PatternConformanceTest {

    private static final Map<String, String> GAPS = Map.of(
            "pattern-more-14d1d9f", "an unclosed bracket is an error here; there '~[' means every host",
            "pattern-more-d7beb48", "an unclosed bracket is an error here",
            "pattern-more-2bc4999",
                    "recorded from a one-task run, where localhost escapes the limit; in plays it does not");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> patterns_mean_the_hosts_they_mean_to_the_reference() {
        return new Corpus("pattern", Map.of()).tests(this::check);
    }

    @TestFactory
    Stream<DynamicTest> more_patterns_mean_the_hosts_they_mean_to_the_reference() {
        return new Corpus("pattern-more", GAPS).tests(this::check);
    }

    private void check(ReferenceCase reference) throws IOException {
        Path project = Files.createDirectory(folder.resolve(reference.id()));
        InventoryFixture fixture = new InventoryFixture(project).with(reference.texts("files"));
        String source = reference.json().get("sources").get(0).asText();
        HostPatterns patterns = new HostPatterns(fixture.read(source), fixture.problems());

        List<InventoryHost> limited = limited(reference, patterns, project, fixture.problems());

        if (reference.expectsError()) {
            assertThat(limited).isEmpty();
            return;
        }
        assertThat(limited).map(InventoryHost::name).isEqualTo(reference.expected());
        boolean warned =
                reference.json().get("result_214").get("no_match_warning").asBoolean();
        assertThat(fixture.problems().all().isEmpty())
                .as(fixture.problems().all().toString())
                .isEqualTo(!warned);
    }

    private static List<InventoryHost> limited(
            ReferenceCase reference, HostPatterns patterns, Path project, Problems problems) {
        List<InventoryHost> hosts = patterns.match(reference.input(), SourceSpan.of("play"));
        try {
            return reference
                    .text("limit")
                    .map(limit -> patterns.limit(hosts, limit, project))
                    .orElse(hosts);
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }
}

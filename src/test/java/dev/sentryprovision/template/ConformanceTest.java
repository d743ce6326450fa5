package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What templates gave in ansible-core with native values. A case that is known to come out otherwise is listed with the
 * reason; the build fails when another one does, or a listed one no longer.
 */
class ConformanceTest {

    private static final List<ConformanceCase> CASES = ConformanceCase.all();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_case_comes_out_as_recorded() {
        Map<String, String> gaps = gaps();
        return CASES.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id() + " " + each.input(), () -> check(each, Optional.ofNullable(gaps.get(each.id())))));
    }

    private void check(ConformanceCase given, Optional<String> gap) {
        Optional<String> difference =
                new ConformanceRun(folder.resolve(given.id()), TextMode.EVALUATE_LITERALS).difference(given);
        if (gap.isEmpty()) {
            assertThat(difference).isEmpty();
        } else {
            assertThat(difference).as("known gap (%s)", gap.get()).isPresent();
        }
    }

    @Test
    void every_known_gap_is_a_case() {
        assertThat(CASES).extracting(ConformanceCase::id).containsAll(gaps().keySet());
    }

    @Test
    void nearly_all_cases_come_out_as_recorded() {
        assertThat(gaps().size()).isLessThan(CASES.size() * 3 / 100);
        Map<String, Long> sizes =
                CASES.stream().collect(Collectors.groupingBy(ConformanceCase::area, Collectors.counting()));
        Map<String, Long> missed = CASES.stream()
                .filter(each -> gaps().containsKey(each.id()))
                .collect(Collectors.groupingBy(ConformanceCase::area, Collectors.counting()));
        missed.forEach(
                (area, count) -> assertThat(count).as(area).isLessThanOrEqualTo(Math.max(1, sizes.get(area) / 10)));
    }

    private static Map<String, String> gaps() {
        Map<String, String> gaps = new HashMap<>();
        try (var in = ConformanceTest.class.getResourceAsStream("/conformance/template-gaps.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line ->
                            gaps.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gaps;
    }
}

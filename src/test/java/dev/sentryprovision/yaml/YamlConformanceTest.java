package dev.sentryprovision.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.conformance.ComparableValue;
import dev.sentryprovision.conformance.Corpus;
import dev.sentryprovision.conformance.ReferenceCase;
import dev.sentryprovision.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class YamlConformanceTest {

    private static final Map<String, String> GAPS = Map.of(
            "yaml-f45ceed", "the reference loses a list inside an !unsafe list; here it stays",
            "yaml-4684beb", "the playbook language has no bytes; !!binary gives its text",
            "yaml-14ca0b9", "the parser does not know the escape \\/ outside of JSON");

    private static final Map<String, String> MORE_GAPS = Map.of(
            "yaml-more-af3f1c8", "recorded without a vault password; here a vault text is opened when it is used");

    @TestFactory
    Stream<DynamicTest> texts_mean_what_they_mean_to_the_reference() {
        return new Corpus("yaml", GAPS).tests(YamlConformanceTest::check);
    }

    @TestFactory
    Stream<DynamicTest> more_texts_mean_what_they_mean_to_the_reference() {
        return new Corpus("yaml-more", MORE_GAPS).tests(YamlConformanceTest::check);
    }

    private static void check(ReferenceCase reference) {
        Problems problems = new Problems();
        Optional<YamlNode> node = new YamlReader(problems).read(reference.input(), "case.yml");
        assertThat(problems.hasErrors()).as(problems.all().toString()).isEqualTo(reference.expectsError());
        if (!reference.expectsError()) {
            assertThat(ComparableValue.raw(YamlValues.raw(node.orElseThrow()))).isEqualTo(reference.expected());
        }
    }
}

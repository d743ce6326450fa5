package dev.sentryprovision.vars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.conformance.Corpus;
import dev.sentryprovision.conformance.ReferenceCase;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KeyValuesConformanceTest {

    private static final Map<String, String> GAPS = Map.of(
            "key-values-e82302e", "blanks at the start are no error here",
            "key-values-4d54e93", "the end of a template inside a text inside a template leaves a quote open");

    @TestFactory
    Stream<DynamicTest> the_short_form_is_divided_as_by_the_reference() {
        return new Corpus("key-values", GAPS).tests(KeyValuesConformanceTest::check);
    }

    private static void check(ReferenceCase reference) {
        SourceSpan where = SourceSpan.of("test");
        if (reference.expectsError()) {
            assertThatThrownBy(() -> KeyValues.parse(reference.input(), where)).isInstanceOf(ProblemException.class);
            return;
        }
        KeyValues values = KeyValues.parse(reference.input(), where);
        Map<String, Object> result = new LinkedHashMap<>(values.pairs());
        if (!values.free().isEmpty()) {
            result.put("_raw_params", String.join(" ", values.free()));
        }
        assertThat(result).isEqualTo(reference.expected());
    }
}

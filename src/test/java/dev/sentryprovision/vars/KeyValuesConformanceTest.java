package dev.sentryprovision.vars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.conformance.Corpus;
import dev.sentryprovision.conformance.ReferenceCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KeyValuesConformanceTest {

    private static final Map<String, String> GAPS =
            Map.of("key-values-e82302e", "blanks at the start are no error here");

    @TestFactory
    Stream<DynamicTest> the_short_form_is_divided_as_by_the_reference() {
        return new Corpus("key-values", GAPS).tests(KeyValuesConformanceTest::check);
    }

    private static void check(ReferenceCase reference) {
        if (reference.expectsError()) {
            assertThatThrownBy(() -> KeyValues.of(reference.input())).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        KeyValues values = KeyValues.of(reference.input());
        Map<String, Object> result = new LinkedHashMap<>(values.options());
        if (!values.rest().isEmpty()) {
            result.put("_raw_params", values.rest());
        }
        assertThat(result).isEqualTo(reference.expected());
    }
}

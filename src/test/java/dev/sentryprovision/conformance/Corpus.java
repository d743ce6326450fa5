package dev.sentryprovision.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The recorded cases of one area, as tests. A case that is listed as a gap must fail, and every other must not. */
public final class Corpus {

    /** Checks one case with assertions. */
    public interface Check {
        void accept(ReferenceCase reference) throws Exception;
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final String area;
    private final Map<String, String> gaps;

    /**
     * Cases of {@code conformance/AREA.jsonl}.
     *
     * @param gaps id of each case known to differ, and why
     */
    public Corpus(String area, Map<String, String> gaps) {
        this.area = area;
        this.gaps = gaps;
    }

    public Stream<DynamicTest> tests(Check check) {
        List<ReferenceCase> cases = cases();
        Set<String> unknown = new HashSet<>(gaps.keySet());
        unknown.removeAll(cases.stream().map(ReferenceCase::id).collect(Collectors.toSet()));
        assertThat(unknown).as("gaps that name no case").isEmpty();
        return cases.stream().map(reference -> DynamicTest.dynamicTest(reference.id(), () -> run(reference, check)));
    }

    private void run(ReferenceCase reference, Check check) throws Exception {
        if (gaps.containsKey(reference.id())) {
            assertThatThrownBy(() -> check.accept(reference))
                    .as("listed as a gap (%s), but it passes now", gaps.get(reference.id()))
                    .isNotNull();
        } else {
            check.accept(reference);
        }
    }

    private List<ReferenceCase> cases() {
        try (InputStream file = Corpus.class.getResourceAsStream("/conformance/" + area + ".jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Corpus::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceCase parse(String line) {
        try {
            var json = JSON.readTree(line);
            return new ReferenceCase(json.get("id").asText(), json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sentryprovision.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void an_entry_is_read_by_its_keys() {
        List<HardStop> stops = read("- {version: 26.9.0, reason: a squash, source: nobody}");
        assertThat(stops.getFirst().version()).isEqualTo(Version.of("26.9.0"));
        assertThat(stops.getFirst().onlyBelow()).isEmpty();
    }

    @Test
    void a_key_that_nobody_reads_is_refused_with_its_place() {
        Problem problem = problemOf("- version: 26.9.0\n  reasn: x\n  reason: y\n  source: z\n");
        assertThat(problem.message()).isEqualTo("unknown key 'reasn'");
        assertThat(problem.where()).hasToString("Optional[stops.yml:2:3]");
        assertThat(problem.hint()).isEqualTo("did you mean 'reason'?");
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(problemOf("- version: 26.9.0\n  reason: y\n").message()).isEqualTo("'source' is missing");
    }

    @Test
    void a_version_must_be_one() {
        assertThat(problemOf("- {version: soon, reason: y, source: z}").message())
                .isEqualTo("'version' must be a version such as 25.10.0");
    }

    @Test
    void a_file_is_a_list_of_mappings() {
        assertThat(problemOf("version: 26.9.0").message()).isEqualTo("expected a list, not a mapping");
        assertThat(problemOf("- 26.9.0").message()).isEqualTo("expected a mapping, not a text");
    }

    private static List<HardStop> read(String text) {
        return KnowledgeFile.parse(text.getBytes(UTF_8), "stops.yml", HardStop::of);
    }

    private static Problem problemOf(String text) {
        ProblemException[] caught = new ProblemException[1];
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(ProblemException.class, thrown -> caught[0] = thrown);
        return caught[0].problems().getFirst();
    }
}

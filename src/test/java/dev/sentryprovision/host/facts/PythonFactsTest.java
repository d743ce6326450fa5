package dev.sentryprovision.host.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonFactsTest {

    private static Map<String, Object> facts(String part) {
        return new PythonFacts(new FactSources(FactScript.NAME + "python" + FactScript.TEXT + part)).facts();
    }

    @Test
    void a_machine_with_python_tells_its_version() {
        Map<String, Object> facts = facts("/usr/bin/python3\nPython 3.11.2\n");

        assertThat(facts).containsEntry("python_version", "3.11.2");
        assertThat(facts.get("python"))
                .extracting("version.major", "version.minor", "executable")
                .containsExactly(3L, 11L, "/usr/bin/python3");
    }

    @Test
    void a_machine_without_one_has_no_such_fact() {
        assertThat(facts("")).isEmpty();
    }
}

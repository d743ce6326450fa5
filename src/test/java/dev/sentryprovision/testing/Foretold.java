package dev.sentryprovision.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a dry run told, held against what was then done: task by task, status and diff. */
public final class Foretold {

    private static final String UNKNOWN = "unknown";

    private Foretold() {}

    /** What a report in JSON says of the tasks that did something on a host, would, or might; by the task's name. */
    public static Map<String, JsonNode> results(JsonNode report, String host) {
        Map<String, JsonNode> results = new LinkedHashMap<>();
        for (JsonNode play : report.get("plays")) {
            for (JsonNode task : play.get("tasks")) {
                JsonNode result = task.path("hosts").path(host);
                if (List.of("changed", UNKNOWN).contains(result.path("status").asText())) {
                    results.put(task.get("name").asText(), result);
                }
            }
        }
        return results;
    }

    /** Of what the dry run could not know nothing is asked; everything else must have come as it said. */
    public static void check(Map<String, JsonNode> planned, Map<String, JsonNode> applied) {
        assertThat(planned.keySet()).containsAll(applied.keySet());
        planned.forEach((name, told) -> {
            if (!told.get("status").asText().equals(UNKNOWN)) {
                assertThat(applied).containsKey(name);
                assertThat(applied.get(name).get("diff")).as(name).isEqualTo(told.get("diff"));
            }
        });
    }

    /** The tasks of which the dry run could not tell what they would do. */
    public static Set<String> unknown(Map<String, JsonNode> planned) {
        return planned.entrySet().stream()
                .filter(task -> task.getValue().get("status").asText().equals(UNKNOWN))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

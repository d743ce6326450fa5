package dev.sentryprovision.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One recorded case: an input and what the reference gave for it. */
public record ReferenceCase(String id, JsonNode json) {

    public String input() {
        return json.get("input").asText();
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
    }

    /** A field that maps names to texts, such as {@code files}. */
    public Map<String, String> texts(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (json.has(field)) {
            json.get(field)
                    .properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        }
        return texts;
    }

    public boolean expectsError() {
        return json.get("result_214").has("error");
    }

    /** What the reference gave, in the form of {@link ComparableValue}. */
    public Object expected() {
        return ComparableValue.reference(json.get("result_214").get("result"));
    }
}

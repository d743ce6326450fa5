package dev.sentryprovision.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as values of the playbook language, and back. */
public final class JsonText {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** Nothing when the text is not JSON. */
    public static Optional<Object> parse(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(toValue(MAPPER.readValue(text, Object.class)));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(toJson(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object toValue(Object json) {
        return switch (json) {
            case null -> None.NONE;
            case List<?> list -> list.stream().map(JsonText::toValue).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, value) -> result.put(key, toValue(value)));
                yield result;
            }
            default -> json;
        };
    }

    private static Object toJson(Object value) {
        return switch (value) {
            case None _ -> null;
            case List<?> list -> list.stream().map(JsonText::toJson).toArray();
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, item) -> result.put(key, toJson(item)));
                yield result;
            }
            default -> value;
        };
    }
}

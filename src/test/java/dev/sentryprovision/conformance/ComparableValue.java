package dev.sentryprovision.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings recorded results and raw values into one form, so that they can be compared. */
public final class ComparableValue {

    private ComparableValue() {}

    public static Object reference(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL, MISSING -> None.NONE;
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> number(json);
            case STRING -> json.textValue();
            case ARRAY -> list(json);
            case OBJECT -> object(json);
            default -> throw new IllegalArgumentException("not a result: " + json);
        };
    }

    private static Object number(JsonNode json) {
        if (json.isFloatingPointNumber()) {
            return json.doubleValue();
        }
        return json.canConvertToLong() ? (Object) json.longValue() : json.bigIntegerValue();
    }

    private static List<Object> list(JsonNode json) {
        List<Object> items = new ArrayList<>();
        json.forEach(item -> items.add(reference(item)));
        return items;
    }

    private static Object object(JsonNode json) {
        return switch (json.path("__type__").asText()) {
            case "" -> map(json);
            case "tuple", "set" -> list(json.get("value"));
            case "date", "datetime" -> json.get("str").asText();
            case "float" -> special(json.get("str").asText());
            case "dict" -> items(json.get("items"));
            default -> map(json);
        };
    }

    private static double special(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static Map<Object, Object> map(JsonNode json) {
        Map<Object, Object> map = new LinkedHashMap<>();
        json.properties().forEach(entry -> map.put(entry.getKey(), reference(entry.getValue())));
        return map;
    }

    private static Map<Object, Object> items(JsonNode pairs) {
        Map<Object, Object> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(reference(pair.get(0)), reference(pair.get(1))));
        return map;
    }

    /** A raw value; a text with braces that will not be rendered is marked as the recording marks it. */
    public static Object raw(Object value) {
        return switch (value) {
            case TemplateText template -> template.text();
            case EncryptedText encrypted -> Map.of("__ansible_vault", encrypted.envelope());
            case String text when TemplateText.isTemplate(text) -> Map.of("__ansible_unsafe", text);
            case List<?> list -> list.stream().map(ComparableValue::raw).toList();
            case Map<?, ?> map -> rawMap(map);
            default -> value;
        };
    }

    private static Map<Object, Object> rawMap(Map<?, ?> map) {
        Map<Object, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(key, raw(value)));
        return result;
    }
}

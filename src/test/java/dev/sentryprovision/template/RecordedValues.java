package dev.sentryprovision.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as the recorded cases write them. */
final class RecordedValues {

    private RecordedValues() {}

    /** As a raw value, as if it had been written in a playbook. */
    static Object raw(JsonNode json, String folder, SourceSpan where) {
        return switch (json.getNodeType()) {
            case STRING -> TemplateText.rawValue(json.asText().replace("@DIR@", folder), where);
            case BOOLEAN -> json.asBoolean();
            case NUMBER ->
                json.isIntegralNumber() ? Numbers.normal(json.bigIntegerValue()) : (Object) json.doubleValue();
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                json.forEach(item -> items.add(raw(item, folder, where)));
                yield items;
            }
            case OBJECT -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                json.properties().forEach(entry -> entries.put(entry.getKey(), raw(entry.getValue(), folder, where)));
                yield entries;
            }
            default -> None.NONE;
        };
    }

    static boolean same(JsonNode expected, Object actual, String folder) {
        return switch (expected.getNodeType()) {
            case STRING ->
                actual instanceof String text
                        && expected.asText().replace("@DIR@", folder).equals(text);
            case BOOLEAN -> actual.equals(expected.asBoolean());
            case NUMBER -> sameNumber(expected, actual);
            case ARRAY -> actual instanceof List<?> list && sameItems(expected, list, folder);
            case OBJECT ->
                expected.has("__type__") ? special(expected, actual, folder) : sameEntries(expected, actual, folder);
            default -> actual == None.NONE;
        };
    }

    private static boolean sameNumber(JsonNode expected, Object actual) {
        return expected.isIntegralNumber()
                ? (actual instanceof Long || actual instanceof java.math.BigInteger)
                        && Numbers.big(actual).equals(expected.bigIntegerValue())
                : actual.equals(expected.doubleValue());
    }

    private static boolean sameItems(JsonNode expected, List<?> actual, String folder) {
        if (expected.size() != actual.size()) {
            return false;
        }
        Iterator<JsonNode> wanted = expected.iterator();
        return actual.stream().allMatch(item -> same(wanted.next(), item, folder));
    }

    private static boolean sameEntries(JsonNode expected, Object actual, String folder) {
        return actual instanceof Map<?, ?> map
                && map.size() == expected.size()
                && map.entrySet().stream()
                        .allMatch(entry -> expected.has(entry.getKey().toString())
                                && same(expected.get(entry.getKey().toString()), entry.getValue(), folder));
    }

    private static boolean special(JsonNode expected, Object actual, String folder) {
        return switch (expected.get("__type__").asText()) {
            case "tuple", "range" -> actual instanceof List<?> list && sameItems(expected.get("value"), list, folder);
            case "set" -> actual instanceof List<?> list && sameSet(expected.get("value"), list, folder);
            case "omit" -> actual == Omit.OMIT;
            case "dict" -> sameItemPairs(expected.get("items"), actual, folder);
            case "float", "date", "datetime", "timedelta", "ellipsis" ->
                expected.get("str").asText().equals(Repr.str(actual));
            case "bytes" -> expected.get("str").asText().equals(Repr.of(actual));
            default -> false;
        };
    }

    private static boolean sameSet(JsonNode expected, List<?> actual, String folder) {
        List<Object> rest = new ArrayList<>(actual);
        for (JsonNode wanted : expected) {
            if (!rest.removeIf(item -> same(wanted, item, folder))) {
                return false;
            }
        }
        return rest.isEmpty();
    }

    private static boolean sameItemPairs(JsonNode expected, Object actual, String folder) {
        if (!(actual instanceof Map<?, ?> map) || map.size() != expected.size()) {
            return false;
        }
        Iterator<JsonNode> wanted = expected.iterator();
        return map.entrySet().stream().allMatch(entry -> {
            JsonNode pair = wanted.next();
            return same(pair.get(0), entry.getKey(), folder) && same(pair.get(1), entry.getValue(), folder);
        });
    }
}

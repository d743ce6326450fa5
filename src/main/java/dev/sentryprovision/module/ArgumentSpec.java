package dev.sentryprovision.module;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.ParameterType.Scalar;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An argument specification of a role, in the terms of ansible-core's module arguments: {@code type}, {@code required},
 * {@code choices}, {@code elements} and nested {@code options}.
 */
public final class ArgumentSpec {

    private final Map<String, Object> options;

    public ArgumentSpec(Map<String, Object> options) {
        this.options = options;
    }

    /** What is wrong with these values, or nothing; of an {@link Unknown} one nothing can be said. */
    public List<String> errors(Map<String, Object> given) {
        List<String> errors = new ArrayList<>();
        check(options, given, "", errors);
        return errors;
    }

    private static void check(Map<?, ?> options, Map<?, ?> given, String path, List<String> errors) {
        List<String> missing = options.entrySet().stream()
                .filter(option -> isRequired(option.getValue()) && !given.containsKey(option.getKey()))
                .map(option -> option.getKey().toString())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            errors.add("missing required arguments: " + String.join(", ", missing)
                    + (path.isEmpty() ? "" : " found in " + path));
        }
        options.forEach((name, spec) -> {
            Object value = given.get(name);
            if (spec instanceof Map<?, ?> option
                    && value != null
                    && value != None.NONE
                    && !(value instanceof Unknown)) {
                checkValue(option, value, path.isEmpty() ? name.toString() : path + " -> " + name, errors);
            }
        });
    }

    private static boolean isRequired(Object option) {
        return option instanceof Map<?, ?> map && isTrue(map.get("required"));
    }

    private static boolean isTrue(Object value) {
        return value != null && List.of("true", "yes").contains(value.toString().toLowerCase(Locale.ROOT));
    }

    private static void checkValue(Map<?, ?> option, Object value, String path, List<String> errors) {
        Object converted;
        try {
            converted = typeOf(option).convert(value, RemotePath::new);
        } catch (WrongValue e) {
            errors.add("argument '" + path + "' " + e.getMessage());
            return;
        }
        if (option.get("choices") instanceof List<?> choices) {
            checkChoices(choices, value, converted, path, errors);
        }
        if (option.get("options") instanceof Map<?, ?> inner) {
            for (Object each : converted instanceof List<?> list ? list : List.of(converted)) {
                if (each instanceof Map<?, ?> map) {
                    checkInner(inner, map, path, errors);
                }
            }
        }
    }

    private static ParameterType typeOf(Map<?, ?> option) {
        String type = option.get("type") instanceof String text ? text : "str";
        if (!type.equals("list")) {
            return named(type);
        }
        String elements = option.get("elements") instanceof String text ? text : "raw";
        // ansible-core makes a text of whatever stands where elements are texts.
        return new ParameterType.ListOf(elements.equals("str") ? Scalar.ANY : named(elements));
    }

    /** Paths are of the control machine or of hosts nobody has asked yet: their text is all there is to check. */
    private static ParameterType named(String type) {
        return switch (type) {
            case "str", "path", "bytes", "bits" -> Scalar.TEXT;
            case "int" -> Scalar.INTEGER;
            case "float" -> Scalar.DECIMAL;
            case "bool" -> Scalar.BOOLEAN;
            case "list" -> new ParameterType.ListOf(Scalar.ANY);
            case "dict" -> new ParameterType.MapOf(Scalar.ANY);
            default -> Scalar.ANY;
        };
    }

    private static void checkInner(Map<?, ?> inner, Map<?, ?> map, String path, List<String> errors) {
        List<String> unknown = map.keySet().stream()
                .filter(key -> !inner.containsKey(key))
                .map(Object::toString)
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            errors.add(path + "." + String.join(", " + path + ".", unknown) + ". Supported parameters include: "
                    + inner.keySet().stream().map(Object::toString).sorted().collect(Collectors.joining(", ")) + ".");
        }
        check(inner, map, path, errors);
    }

    /** A value is one of them as it is written, or as its type makes it: {@code yes} is {@code true} for a bool. */
    private static void checkChoices(
            List<?> choices, Object written, Object converted, String path, List<String> errors) {
        List<String> known = choices.stream().map(ArgumentSpec::text).toList();
        List<?> values = written instanceof List<?> list ? list : List.of(written);
        List<?> typed = converted instanceof List<?> list ? list : List.of(converted);
        for (int i = 0; i < values.size(); i++) {
            String value = text(values.get(i));
            boolean isTyped = values.size() == typed.size() && known.contains(text(typed.get(i)));
            if (!known.contains(value) && !isTyped) {
                errors.add("value of " + path + " must be one of: " + String.join(", ", known) + ", got: " + value);
            }
        }
    }

    /** A truth value is the text that Python makes of it, as ansible-core compares it with choices. */
    private static String text(Object value) {
        return value instanceof Boolean truth ? truth ? "True" : "False" : value.toString();
    }
}

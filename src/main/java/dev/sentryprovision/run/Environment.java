package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment variables that the {@code environment} keywords ask for; inner ones win. */
final class Environment {

    private Environment() {}

    static Map<String, String> of(List<Written> keywords, TaskScope scope) {
        Map<String, String> result = new LinkedHashMap<>();
        for (Written written : keywords) {
            add(scope.render(written.raw()), written, result);
        }
        return result;
    }

    /** While facts are gathered: what is made of facts is left out. */
    static Map<String, String> asFarAsKnown(List<Written> keywords, TaskScope scope) {
        Map<String, String> result = new LinkedHashMap<>();
        for (Written written : keywords) {
            if (written.raw() instanceof Map<?, ?> map) {
                map.forEach((name, value) -> Failures.orElse(() -> Optional.of(scope.render(value)), Optional.empty())
                        .ifPresent(text -> result.put(name.toString(), text.toString())));
            } else {
                Failures.orElse(() -> Optional.of(scope.render(written.raw())), Optional.empty())
                        .ifPresent(value -> add(value, written, result));
            }
        }
        return result;
    }

    private static void add(Object value, Written written, Map<String, String> result) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, text) -> result.put(name.toString(), text.toString()));
            case List<?> list -> list.forEach(element -> add(element, written, result));
            case None _ -> {}
            case String text when text.isBlank() -> {}
            default ->
                throw new IllegalArgumentException(
                        "environment at " + written.where() + " must be a dictionary, not " + Types.nameOf(value));
        }
    }
}

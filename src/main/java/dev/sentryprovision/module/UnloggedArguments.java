package dev.sentryprovision.module;

import dev.sentryprovision.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What an argument specification says is not to be shown: the values of options with {@code no_log: true}, at any depth. */
public final class UnloggedArguments {

    private UnloggedArguments() {}

    /**
     * The texts and numbers of them; truth values and what is not known yet are none.
     *
     * @param options of the specification
     * @param given   the arguments by name
     */
    public static Stream<String> of(Map<?, ?> options, Map<?, ?> given) {
        return options.entrySet().stream()
                .flatMap(option -> option.getValue() instanceof Map<?, ?> spec && given.containsKey(option.getKey())
                        ? in(spec, given.get(option.getKey()))
                        : Stream.empty());
    }

    private static Stream<String> in(Map<?, ?> spec, Object value) {
        if (isUnlogged(spec)) {
            return texts(value);
        }
        if (!(spec.get("options") instanceof Map<?, ?> inner)) {
            return Stream.empty();
        }
        return (value instanceof List<?> list ? list.stream() : Stream.of(value))
                .flatMap(each -> each instanceof Map<?, ?> map ? of(inner, map) : Stream.empty());
    }

    private static boolean isUnlogged(Map<?, ?> spec) {
        return List.of("true", "yes")
                .contains(String.valueOf(spec.get("no_log")).toLowerCase(Locale.ROOT));
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case Secret secret -> Stream.of(secret.reveal());
            case Number number -> Stream.of(number.toString());
            case List<?> list -> list.stream().flatMap(UnloggedArguments::texts);
            case Map<?, ?> map -> map.values().stream().flatMap(UnloggedArguments::texts);
            default -> Stream.empty();
        };
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;

/** What kind of value something is, in the words of messages. */
final class Types {

    private Types() {}

    static String nameOf(Object value) {
        return switch (value) {
            case String _ -> "a text";
            case Boolean _ -> "a boolean";
            case Number _ -> "a number";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a dictionary";
            case None _ -> "empty";
            default -> "of an unknown kind";
        };
    }
}

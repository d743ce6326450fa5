package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads rendered variables of a host by any of the names that people give them; the first that is set wins. */
final class Settings {

    private final Function<String, Optional<Object>> variables;

    Settings(Function<String, Optional<Object>> variables) {
        this.variables = variables;
    }

    Optional<Object> value(String... names) {
        return List.of(names).stream().map(variables).flatMap(Optional::stream).findFirst();
    }

    Optional<String> text(String... names) {
        return value(names).map(Object::toString).filter(text -> !text.isEmpty());
    }

    Optional<Integer> number(String... names) {
        return text(names).map(text -> {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException _) {
                throw new IllegalArgumentException(names[0] + " must be a number, not '" + text + "'");
            }
        });
    }

    Optional<Secret> secret(String... names) {
        return text(names).map(Secret::new);
    }

    Optional<Boolean> flag(String... names) {
        return value(names).map(value -> Truth.of(value, names[0]));
    }
}

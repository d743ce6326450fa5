package dev.sentryprovision.module;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parameter as its record declares it.
 *
 * @param name         as written in playbooks
 * @param presence     what its component holds when it is not given
 * @param defaultValue as written in YAML, or empty
 * @param rest         takes, as a dictionary, every argument that no other parameter takes
 */
public record Parameter(
        String name,
        List<String> aliases,
        ParameterType type,
        Presence presence,
        String defaultValue,
        boolean required,
        boolean secret,
        boolean rest,
        String documentation) {

    /** What a component holds when its parameter is not given. */
    enum Presence {
        /** Always a value: required, or with a default. */
        PLAIN,
        OPTIONAL,
        EMPTY_LIST,
        EMPTY_MAP
    }

    public Stream<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream());
    }

    public boolean hasDefault() {
        return !defaultValue.isEmpty();
    }
}

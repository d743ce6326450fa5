package dev.sentryprovision.sentry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@link Probe} found on a host: answers by key, a key that it could not answer left out. */
public record Machine(Map<String, String> answers) {

    /** From lines of {@code key=value}; other lines are not of the probe. */
    static Machine parse(String output) {
        Map<String, String> answers = new LinkedHashMap<>();
        output.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                answers.put(
                        line.substring(0, equals), line.substring(equals + 1).strip());
            }
        });
        return new Machine(answers);
    }

    /** An answer that is not empty. */
    Optional<String> get(String key) {
        return Optional.ofNullable(answers.get(key)).filter(value -> !value.isEmpty());
    }

    boolean is(String key) {
        return get(key).filter("yes"::equals).isPresent();
    }

    Optional<Long> number(String key) {
        return get(key).filter(value -> value.matches("-?\\d{1,18}")).map(Long::parseLong);
    }

    Optional<Version> version(String key) {
        return get(key).flatMap(Version::leading);
    }

    List<String> words(String key) {
        return get(key).stream()
                .flatMap(value -> Stream.of(value.split("\\s+")))
                .toList();
    }

    /** Answers whose key begins so, by the rest of the key. */
    Map<String, String> under(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        answers.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}

package dev.sentryprovision.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names of settings.
 *
 * @param settings keys with a meaning here
 * @param others   keys and variables of Ansible without one, from ansible-core 2.14 to 2.19
 */
record KnownNames(Set<String> settings, Set<String> others) {

    private static final String FILE = "without-meaning.txt";

    static KnownNames read() {
        Set<String> settings = new HashSet<>();
        Stream.of(Setting.values()).forEach(setting -> settings.addAll(setting.keys()));
        try (InputStream content = Objects.requireNonNull(KnownNames.class.getResourceAsStream(FILE), FILE)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new KnownNames(settings, Set.copyOf(text.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isSetting(String key) {
        return settings.contains(key);
    }

    boolean isOfAnsible(String name) {
        return others.contains(name);
    }

    /** Without the section. */
    List<String> keysOf(String section) {
        return Stream.concat(settings.stream(), others.stream())
                .filter(key -> key.startsWith(section + "."))
                .map(key -> key.substring(section.length() + 1))
                .toList();
    }
}

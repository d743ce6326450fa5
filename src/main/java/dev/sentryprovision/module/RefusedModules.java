package dev.sentryprovision.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Modules that playbooks may well use and that are not supported, with what to use in their place. */
final class RefusedModules {

    private record Refusal(List<String> names, String instead) {

        static Refusal parse(String line) {
            int colon = line.indexOf(':');
            List<String> names = Stream.of(line.substring(0, colon).split(","))
                    .map(String::strip)
                    .toList();
            return new Refusal(names, line.substring(colon + 1).strip());
        }

        boolean isAbout(String module) {
            return names.stream()
                    .anyMatch(name -> name.endsWith("*")
                            ? module.startsWith(name.substring(0, name.length() - 1))
                            : module.equals(name));
        }
    }

    private RefusedModules() {}

    /** What to use in place of a module, by its short name. */
    static Optional<String> insteadOf(String module) {
        return lines().map(Refusal::parse)
                .filter(refusal -> refusal.isAbout(module))
                .map(Refusal::instead)
                .findFirst();
    }

    private static Stream<String> lines() {
        try (InputStream table = RefusedModules.class.getResourceAsStream("refused-modules.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.python.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of the machine that runs the playbook, found where Ansible looks for them. */
final class LocalFiles {

    private LocalFiles() {}

    /** The places where a file may be: below the folder {@code kind} of each folder of the search path, then below it. */
    static List<Path> candidates(String name, String kind, TemplateScope scope) {
        Path path = Path.of(expandHome(name, scope));
        if (path.isAbsolute()) {
            return List.of(path);
        }
        List<Path> places = new ArrayList<>();
        for (Path folder : scope.searchPath()) {
            places.add(folder.resolve(kind).resolve(path));
            places.add(folder.resolve(path));
        }
        return places;
    }

    private static String expandHome(String name, TemplateScope scope) {
        String home = scope.environment().getOrDefault("HOME", System.getProperty("user.home"));
        return name.startsWith("~/") ? home + name.substring(1) : name;
    }

    static Optional<Path> find(String name, String kind, TemplateScope scope) {
        return candidates(name, kind, scope).stream().filter(Files::exists).findFirst();
    }

    /** The text of a file that must be there. */
    static String read(String name, String kind, TemplateScope scope) {
        Path path = require(name, kind, scope);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw Failure.lookup("cannot read '" + path + "' as text in UTF-8: " + e.getMessage());
        }
    }

    static Path require(String name, String kind, TemplateScope scope) {
        return find(name, kind, scope)
                .orElseThrow(() -> Failure.lookup("there is no file '" + name + "'; looked for "
                        + String.join(
                                ", ",
                                candidates(name, kind, scope).stream()
                                        .map(Path::toString)
                                        .toList())));
    }
}

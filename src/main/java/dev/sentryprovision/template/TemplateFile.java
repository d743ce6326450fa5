package dev.sentryprovision.template;

import dev.sentryprovision.template.python.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A template file found on the search path. */
record TemplateFile(Path path, String text) {

    /** Looks in the {@code templates} folder of each folder of the search path, then in the folder itself. */
    static TemplateFile find(String name, TemplateScope scope) {
        List<Path> tried = new ArrayList<>();
        for (Path folder : scope.searchPath()) {
            for (Path base : List.of(folder.resolve("templates"), folder)) {
                Path candidate = base.resolve(name.startsWith("/") ? name.substring(1) : name)
                        .normalize();
                if (!candidate.startsWith(base.normalize()) || tried.contains(candidate)) {
                    continue;
                }
                tried.add(candidate);
                if (Files.isRegularFile(candidate)) {
                    return new TemplateFile(candidate, read(candidate));
                }
            }
        }
        throw new Failure(
                Category.TEMPLATE_NOT_FOUND,
                "there is no template '" + name + "'",
                "looked for "
                        + String.join(", ", tried.stream().map(Path::toString).toList()),
                Failure.NOWHERE);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new Failure(
                    Category.TEMPLATE_NOT_FOUND,
                    "the template '" + path + "' cannot be read: " + e.getMessage(),
                    "",
                    Failure.NOWHERE);
        }
    }
}

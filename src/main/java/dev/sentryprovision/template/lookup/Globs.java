package dev.sentryprovision.template.lookup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Files that a pattern of the shell matches. */
public final class Globs {

    private Globs() {}

    /** The files, not folders, in order of their names; the folder of the pattern is taken as it is. */
    public static List<String> files(String pattern) {
        Path path = Path.of(pattern);
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + braceless(path.getFileName().toString()));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        boolean hidden = path.getFileName().toString().startsWith(".");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> hidden || !file.getFileName().toString().startsWith("."))
                    .filter(file -> matcher.matches(file.getFileName()))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Java's patterns know braces, the shell's patterns that Python reads do not. */
    private static String braceless(String pattern) {
        return pattern.replace("{", "\\{").replace("}", "\\}");
    }
}

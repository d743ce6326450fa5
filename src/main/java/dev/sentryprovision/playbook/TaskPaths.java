package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds files of tasks: in the role's {@code tasks} or {@code handlers}, beside the file that names them and the files
 * that led there, beside the playbook.
 */
final class TaskPaths {

    private final Path playbookFolder;
    private final Place place;

    TaskPaths(Path playbookFolder, Place place) {
        this.playbookFolder = playbookFolder;
        this.place = place;
    }

    /** The file of an import: what stands beside the importing file comes first. */
    Optional<Path> imported(String name, SourceSpan where, Problems problems) {
        return find(name, where, problems, Stream.concat(besideFile(), ofRole()));
    }

    /** The file of an include: what stands in the role's folder comes first. */
    Optional<Path> included(String name, SourceSpan where, Problems problems) {
        return find(name, where, problems, Stream.concat(ofRole(), besideFile()));
    }

    private Optional<Path> find(String name, SourceSpan where, Problems problems, Stream<Path> folders) {
        Path relative = Path.of(name.strip());
        Set<Path> candidates = Stream.concat(folders, ofPlaybook())
                .map(folder -> folder.resolve(relative).normalize())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<Path> found = candidates.stream().filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) {
            problems.error("no file of tasks '" + name + "'", where, hint(candidates));
        }
        return found;
    }

    private Stream<Path> besideFile() {
        return Stream.of(folderOf(place.file()));
    }

    private Stream<Path> ofRole() {
        // A handler may include what stands among the role's tasks.
        return place.role().stream().flatMap(role -> Stream.of(role.resolve(subfolder()), role.resolve("tasks"), role));
    }

    private Stream<Path> ofPlaybook() {
        return Stream.of(playbookFolder, playbookFolder.resolve(subfolder()));
    }

    private String subfolder() {
        return place.handlers() ? "handlers" : "tasks";
    }

    private static Path folderOf(Path file) {
        return file.getParent() == null ? Path.of("") : file.getParent();
    }

    private static String hint(Set<Path> candidates) {
        Path file = candidates.iterator().next();
        String near = Nearest.hint(file.getFileName().toString(), siblings(folderOf(file)));
        String places = candidates.stream().map(Path::toString).collect(Collectors.joining(", "));
        return near.isEmpty() ? "looked for " + places : near;
    }

    private static List<String> siblings(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}

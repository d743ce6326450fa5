package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the folders of roles: in {@code roles} beside the playbook, in the roles path, beside the role that asks, beside
 * the playbook; a name with two dots or more in collections.
 */
final class RolePaths {

    private final Path playbookFolder;
    private final LoadOptions options;

    RolePaths(Path playbookFolder, LoadOptions options) {
        this.playbookFolder = playbookFolder;
        this.options = options;
    }

    Optional<Path> find(String name, Optional<Path> askingRole, SourceSpan where, Problems problems) {
        List<Path> folders = folders(askingRole);
        Optional<Path> found = Stream.concat(
                        new CollectionPaths(playbookFolder, options).named(name, "roles"),
                        folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isDirectory)
                .findFirst();
        if (found.isEmpty()) {
            problems.error("no role '" + name + "'", where, hint(name, folders));
        }
        return found.map(Path::normalize);
    }

    private List<Path> folders(Optional<Path> askingRole) {
        List<Path> folders = new ArrayList<>();
        folders.add(playbookFolder.resolve("roles"));
        folders.addAll(options.rolesPath());
        askingRole.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(folders::add);
        folders.add(playbookFolder);
        return folders;
    }

    private static String hint(String name, List<Path> folders) {
        List<String> known = folders.stream().flatMap(RolePaths::subfolders).toList();
        String near = Nearest.hint(name, known);
        return near.isEmpty()
                ? "looked in "
                        + folders.stream()
                                .map(Path::toString)
                                .map(RolePaths::shown)
                                .collect(Collectors.joining(", "))
                : near;
    }

    private static String shown(String folder) {
        return folder.isEmpty() ? "." : folder;
    }

    private static Stream<String> subfolders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries
                    .filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .toList()
                    .stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.playbook.PlacedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Modules that a role, a collection or a playbook brings along as files, for Ansible to send to hosts: none is run here. */
final class OwnModules {

    private OwnModules() {}

    /** The file of the module that a task names, when there is one. */
    static Optional<Path> fileOf(PlacedTask placed) {
        String written = placed.task().action().written();
        String name = written.substring(written.lastIndexOf('.') + 1);
        Path tasks = Path.of(placed.task().where().source()).toAbsolutePath().getParent();
        return Stream.concat(
                        placed.roles().stream().map(role -> role.role().folder()),
                        Stream.of(tasks, tasks.resolve("..").normalize()))
                .distinct()
                .flatMap(folder -> Stream.of(folder.resolve("library"), folder.resolve("../../plugins/modules")))
                .flatMap(folder -> named(name, folder.normalize()))
                .findFirst();
    }

    private static Stream<Path> named(String name, Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName()
                            .toString()
                            .replaceFirst("\\.[^.]*$", "")
                            .equals(name))
                    .toList()
                    .stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}

package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds playbooks and inventories by the places where projects keep them. */
final class ProjectFiles {

    private static final List<String> INVENTORY_SUFFIXES = List.of(".yml", ".yaml", "", ".ini");
    private static final Set<String> NOT_INVENTORIES = Set.of("group_vars", "host_vars");

    private final Surroundings surroundings;
    private final Path here;

    ProjectFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.here = surroundings.workingDirectory();
    }

    /**
     * Each as given, else in {@code playbooks/}.
     *
     * @throws ProblemException naming all that are not there
     */
    List<Path> playbooks(List<String> given) {
        Problems problems = new Problems();
        List<Path> found = new ArrayList<>();
        for (String name : given) {
            Path asGiven = Home.expand(Path.of(name), surroundings);
            Stream.of(asGiven, Path.of("playbooks").resolve(asGiven))
                    .filter(path -> Files.isRegularFile(here.resolve(path)))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> problems.add(missing(asGiven)));
        }
        problems.throwIfErrors();
        return List.copyOf(found);
    }

    /** The inventory of the first playbook that has one of its own name; nothing when none has. */
    List<String> inventoriesFor(List<Path> playbooks) {
        return playbooks.stream()
                .flatMap(playbook -> inventoryFor(playbook).stream())
                .findFirst()
                .map(path -> List.of(path.toString()))
                .orElse(List.of());
    }

    void warnOfNoInventory(List<Path> playbooks) {
        surroundings
                .err()
                .println("warning: there is no inventory inventories/" + stem(playbooks.getFirst())
                        + ".yml for it and no -i: only localhost is known");
    }

    /**
     * The project's inventory where no playbook says which: the only one in {@code inventories/}.
     *
     * @throws ProblemException when there are several
     */
    List<String> onlyInventory() {
        List<String> all = names(here.resolve("inventories"));
        if (all.size() > 1) {
            throw new ProblemException(Problem.error("which inventory? inventories/ has " + String.join(", ", all))
                    .withHint("say -i inventories/" + all.getFirst()));
        }
        return all.stream().map(name -> "inventories/" + name).toList();
    }

    private Optional<Path> inventoryFor(Path playbook) {
        String name = stem(playbook);
        return projectFolders(playbook).stream()
                .flatMap(folder -> INVENTORY_SUFFIXES.stream().map(suffix -> folder.resolve(name + suffix)))
                .filter(path -> Files.exists(here.resolve(path)))
                .findFirst();
    }

    /** Beside the playbook, beside the folder it is in, and here. */
    private Set<Path> projectFolders(Path playbook) {
        Path folder = playbook.getParent() == null ? Path.of("") : playbook.getParent();
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(folder.resolve("inventories"));
        if (!folder.toString().isEmpty()) {
            folders.add(folder.resolveSibling("inventories"));
        }
        folders.add(Path.of("inventories"));
        return folders;
    }

    private Problem missing(Path playbook) {
        Path folder = playbook.getParent() == null ? Path.of("") : playbook.getParent();
        List<String> known = new ArrayList<>(names(here.resolve(folder)));
        known.addAll(names(here.resolve("playbooks").resolve(folder)));
        String hint = Nearest.hint(playbook.getFileName().toString(), known);
        String places = playbook.isAbsolute() ? "" : ", nor playbooks/" + playbook;
        return Problem.error("there is no playbook " + playbook + places).withHint(hint);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !NOT_INVENTORIES.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

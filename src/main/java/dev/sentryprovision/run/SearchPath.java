package dev.sentryprovision.run;

import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where files that a task names are looked for, in Ansible's order: the roles it is in, innermost first, the folder of
 * the task file, the folder of the playbook; in each of them the fitting subfolder first.
 */
record SearchPath(List<Path> folders) {

    static SearchPath of(Frame frame, Path taskFile, Path playbookFolder) {
        Set<Path> folders = new LinkedHashSet<>();
        for (RoleInvocation role : frame.roles().reversed()) {
            folders.add(role.role().folder().toAbsolutePath());
        }
        Path beside = taskFile.toAbsolutePath().getParent();
        if (beside != null) {
            folders.add(beside);
        }
        folders.add(playbookFolder);
        return new SearchPath(List.copyOf(folders));
    }

    /** For a task of a playbook, before it runs. */
    static SearchPath of(PlacedTask placed, Path playbookFolder) {
        Frame frame = new Frame(placed.keywords(), placed.roles(), placed.section());
        return of(frame, Path.of(placed.task().where().source()), playbookFolder);
    }

    /** @throws ProblemException that names every place where it was looked for */
    Path find(String folder, String name) {
        return search(folder, name).orElseThrow(() -> new ProblemException(notFound(name, places(folder, name))));
    }

    /** The first of all places where there is something of this name. */
    Optional<Path> search(String folder, String name) {
        return places(folder, name).stream().filter(Files::exists).findFirst();
    }

    private List<Path> places(String folder, String name) {
        Path given = Path.of(name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name);
        if (given.isAbsolute()) {
            return List.of(given);
        }
        List<Path> places = new ArrayList<>();
        for (Path base : folders) {
            places.add(base.resolve(folder).resolve(given).normalize());
            places.add(base.resolve(given).normalize());
        }
        return places;
    }

    private static Problem notFound(String name, List<Path> places) {
        StringBuilder text = new StringBuilder("could not find '" + name + "' on the control machine; looked for");
        places.forEach(place -> text.append("\n  ").append(place));
        return Problem.error(text.toString());
    }
}

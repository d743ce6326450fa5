package dev.sentryprovision.run;

import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** @throws ProblemException that names every place where it was looked for */
    Path find(String folder, String name) {
        Path given = Path.of(name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name);
        List<Path> places = given.isAbsolute() ? List.of(given) : places(folder, given);
        return places.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new ProblemException(notFound(name, places)));
    }

    private List<Path> places(String folder, Path name) {
        List<Path> places = new ArrayList<>();
        for (Path base : folders) {
            places.add(base.resolve(folder).resolve(name).normalize());
            places.add(base.resolve(name).normalize());
        }
        return places;
    }

    private static Problem notFound(String name, List<Path> places) {
        StringBuilder text = new StringBuilder("could not find '" + name + "' on the control machine; looked for");
        places.forEach(place -> text.append("\n  ").append(place));
        return Problem.error(text.toString());
    }
}

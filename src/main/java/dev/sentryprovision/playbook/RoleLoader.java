package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads roles with their dependencies. */
final class RoleLoader {

    private final Loading loading;
    private final Problems problems;

    RoleLoader(Loading loading) {
        this.loading = loading;
        this.problems = loading.problems();
    }

    /**
     * Reads a role.
     *
     * @param where    who asks for it
     * @param place    where that is; tells the role that asks, and variables known there
     * @param validate whether its arguments are checked against its argument spec
     */
    Optional<Role> load(String name, RoleFiles<String> from, SourceSpan where, Place place, boolean validate) {
        Optional<Path> folder =
                new RolePaths(loading.playbookFolder(), loading.options()).find(name, place.role(), where, problems);
        if (folder.isEmpty() || !loading.mayImport(where)) {
            return Optional.empty();
        }
        String shortName = shortName(name);
        Place.Link link = new Place.Link(folder.get(), from, shortName);
        if (place.isReading(link)) {
            problems.error(
                    "the role '" + shortName + "' needs itself: " + place.cycle(link),
                    where,
                    "take one of these dependencies out");
            return Optional.empty();
        }
        RoleFolder files = new RoleFolder(loading, shortName, folder.get(), where);
        return Optional.of(read(shortName, files, from, place.inRole(folder.get(), link), validate));
    }

    /** Of a path its last part. */
    private static String shortName(String name) {
        return Path.of(name).getFileName().toString();
    }

    private Role read(String name, RoleFolder files, RoleFiles<String> from, Place place, boolean validate) {
        Map<String, Written> defaults = files.vars("defaults", from.defaults());
        Map<String, Written> vars = files.vars("vars", from.vars());
        Place inside = place.withScope(defaults).withScope(vars);
        RoleMeta meta = new RoleMetaParser(loading, files, inside).parse();
        List<TaskNode> tasks = new ArrayList<>();
        if (validate) {
            ArgumentSpecTask.of(name, files.path(), from, meta).ifPresent(tasks::add);
        }
        tasks.addAll(tasks(files.chosen("tasks", from.tasks()), inside));
        List<TaskNode> handlers = tasks(files.chosen("handlers", from.handlers()), inside.inHandlers());
        return new Role(name, files.path(), from, tasks, handlers, defaults, vars, meta);
    }

    private List<TaskNode> tasks(Optional<Path> file, Place place) {
        return file.map(path -> TaskListParser.file(loading, path, place)).orElse(List.of());
    }
}

package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Reads what is included while a playbook runs, each file once. Thread-safe. Problems of an included file are thrown as
 * {@link ProblemException}, all of them; that makes the include fail on its host.
 */
public final class TaskFiles {

    private final Path playbookFolder;
    private final LoadOptions options;
    private final Map<TasksKey, List<TaskNode>> tasks = new ConcurrentHashMap<>();
    private final Map<RoleKey, Role> roles = new ConcurrentHashMap<>();

    /** @param playbookFolder of the playbook that was started */
    public TaskFiles(Path playbookFolder, LoadOptions options) {
        this.playbookFolder = playbookFolder;
        this.options = options;
    }

    /**
     * Finds the file of an include.
     *
     * @param name     rendered
     * @param include  where the include stands
     * @param role     the role it belongs to
     * @param handlers whether the include is a handler
     */
    public Path locate(String name, SourceSpan include, Optional<Role> role, boolean handlers) {
        return reading(loading -> new TaskPaths(playbookFolder, place(include, role, handlers))
                .included(name, include, loading.problems()));
    }

    /** The tasks of a file found by {@link #locate}. */
    public List<TaskNode> load(Path file, Optional<Role> role, boolean handlers) {
        TasksKey key = new TasksKey(file, role.map(Role::folder), handlers);
        return tasks.computeIfAbsent(
                key,
                _ -> reading(loading -> Optional.of(
                        TaskListParser.file(loading, file, place(SourceSpan.of(file.toString()), role, handlers)))));
    }

    /**
     * A role for an {@code include_role}.
     *
     * @param name     rendered
     * @param include  where the include stands
     * @param parent   the role it belongs to
     * @param validate whether the role's arguments are to be checked against its spec
     */
    public Role role(String name, RoleFiles<String> from, SourceSpan include, Optional<Role> parent, boolean validate) {
        RoleKey key = new RoleKey(name, from, parent.map(Role::folder), validate);
        return roles.computeIfAbsent(
                key,
                _ -> reading(loading ->
                        new RoleLoader(loading).load(name, from, include, place(include, parent, false), validate)));
    }

    private static Place place(SourceSpan include, Optional<Role> role, boolean handlers) {
        Place place = new Place(Path.of(include.source()), role.map(Role::folder), handlers, List.of(), List.of());
        return role.map(known -> place.withScope(known.defaults()).withScope(known.vars()))
                .orElse(place);
    }

    private <T> T reading(Function<Loading, Optional<T>> read) {
        Loading loading = new Loading(playbookFolder, options);
        Optional<T> result = read.apply(loading);
        loading.problems().throwIfErrors();
        return result.orElseThrow(() -> new ProblemException(loading.problems().all()));
    }

    private record TasksKey(Path file, Optional<Path> role, boolean handlers) {}

    private record RoleKey(String name, RoleFiles<String> from, Optional<Path> parent, boolean validate) {}
}

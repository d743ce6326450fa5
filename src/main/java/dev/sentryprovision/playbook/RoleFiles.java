package dev.sentryprovision.playbook;

import java.util.Optional;
import java.util.function.Function;

/** {@code tasks_from}, {@code vars_from}, {@code defaults_from}, {@code handlers_from}; absent: {@code main}. */
public record RoleFiles<T>(Optional<T> tasks, Optional<T> vars, Optional<T> defaults, Optional<T> handlers) {

    /** The {@code main} of each. */
    public static <T> RoleFiles<T> main() {
        return new RoleFiles<>(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Where the change gives nothing, it is the {@code main} one. */
    public <R> RoleFiles<R> flatMap(Function<T, Optional<R>> change) {
        return new RoleFiles<>(
                tasks.flatMap(change), vars.flatMap(change), defaults.flatMap(change), handlers.flatMap(change));
    }

    public <R> RoleFiles<R> map(Function<T, R> change) {
        return new RoleFiles<>(tasks.map(change), vars.map(change), defaults.map(change), handlers.map(change));
    }
}

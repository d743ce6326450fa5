package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.Map;

/**
 * The {@code vars} of one place.
 *
 * @param scope where they stand; decides precedence
 * @param vars  raw values by name, in order
 */
public record VarsLayer(Scope scope, Map<String, Written> vars, SourceSpan where) {

    /** What the {@code vars} were written on. */
    public enum Scope {
        BLOCK,
        TASK,
        /** An {@code import_tasks}. */
        IMPORT,
        /** An entry of {@code roles}, a dependency, or an {@code import_role}. */
        ROLE,
        /** An {@code include_tasks} or {@code include_role}. */
        INCLUDE
    }
}

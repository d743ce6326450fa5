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
        /** {@code vars} of an entry of {@code roles}, of import_role, import_tasks, or of an include. */
        INCLUDE
    }
}

package dev.sentryprovision.vars;

import dev.sentryprovision.problem.SourceSpan;

/** Where a variable was defined, and on which level of precedence. */
public record Origin(Layer layer, SourceSpan where) {

    /** For example {@code inventories/prod/hosts:12:5 (inventory group)}. */
    @Override
    public String toString() {
        return where + " (" + layer.label() + ")";
    }
}

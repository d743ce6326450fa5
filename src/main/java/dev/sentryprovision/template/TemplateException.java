package dev.sentryprovision.template;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import java.util.List;

/** A template that could not be rendered: what, where, and through which variables it was reached. */
public final class TemplateException extends RuntimeException {

    private final Category category;
    private final SourceSpan where;
    private final String hint;
    private final List<String> chain;

    /**
     * @param where the place in the text that failed
     * @param hint  what to do about it; may be empty
     * @param chain the variables whose values led to the failing text, outermost first; may be empty
     */
    public TemplateException(Category category, String message, SourceSpan where, String hint, List<String> chain) {
        super(message);
        this.category = category;
        this.where = where;
        this.hint = hint;
        this.chain = List.copyOf(chain);
    }

    public Category category() {
        return category;
    }

    public SourceSpan where() {
        return where;
    }

    public String hint() {
        return hint;
    }

    public List<String> chain() {
        return chain;
    }

    /** As the user is shown it: the hint, else the variables that led there. */
    public Problem problem() {
        String reached = chain.isEmpty() ? "" : "reached through " + String.join(" -> ", chain);
        String advice = hint.isEmpty() || reached.isEmpty() ? hint + reached : hint + " (" + reached + ")";
        return Problem.error(getMessage(), where, advice);
    }
}

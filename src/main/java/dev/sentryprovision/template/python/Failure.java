package dev.sentryprovision.template.python;

import dev.sentryprovision.template.Category;

/**
 * Something went wrong while an expression was evaluated; the template that held the expression makes a
 * {@link dev.sentryprovision.template.TemplateException} of it. Thrown often and caught ({@code default}), so it has no stack trace.
 */
public final class Failure extends RuntimeException {

    /** No place is known yet. */
    public static final int NOWHERE = -1;

    private final Category category;
    private final String hint;
    private final int offset;

    public Failure(Category category, String message, String hint, int offset) {
        super(message, null, false, false);
        this.category = category;
        this.hint = hint;
        this.offset = offset;
    }

    public Failure(Category category, String message) {
        this(category, message, "", NOWHERE);
    }

    public static Failure type(String message) {
        return new Failure(Category.TYPE, message);
    }

    public static Failure filter(String message) {
        return new Failure(Category.FILTER, message);
    }

    public static Failure runtime(String message) {
        return new Failure(Category.RUNTIME, message);
    }

    public static Failure lookup(String message) {
        return new Failure(Category.LOOKUP, message);
    }

    public static Failure syntax(String message, int offset) {
        return new Failure(Category.SYNTAX, message, "", offset);
    }

    /** This failure, in the place where it happened unless it has one. */
    public Failure at(int place) {
        return offset == NOWHERE ? new Failure(category, getMessage(), hint, place) : this;
    }

    public Category category() {
        return category;
    }

    public String hint() {
        return hint;
    }

    public int offset() {
        return offset;
    }
}

package dev.sentryprovision.template.python;

import dev.sentryprovision.template.Category;

/** Bounds on what one template may use up, so that a hostile or mistaken one ends in an error. */
public final class Limits {

    /** Characters of one text. */
    public static final int TEXT = 64 * 1024 * 1024;

    /** Elements of one list made by repetition. */
    public static final int ITEMS = 10_000_000;

    /** Bits of one integer. */
    public static final long BITS = 1_000_000;

    /** Rounds of loops and variables rendered, in one rendering. */
    public static final long STEPS = 20_000_000;

    /** Calls of macros and templates within each other. */
    public static final int DEPTH = 250;

    private Limits() {}

    public static void checkText(long length) {
        if (length > TEXT) {
            throw new Failure(Category.RUNTIME, "the text grows beyond " + TEXT / (1024 * 1024) + " Mi characters");
        }
    }

    public static void checkItems(long count) {
        if (count > ITEMS) {
            throw new Failure(Category.RUNTIME, "the list grows beyond " + ITEMS + " elements");
        }
    }
}

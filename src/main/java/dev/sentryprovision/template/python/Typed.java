package dev.sentryprovision.template.python;

/** A value that is not among the plain ones and says itself which type it has in Python. */
public interface Typed {

    String typeName();

    /** Its {@code repr()}. */
    default String repr() {
        return toString();
    }

    /** Whether it counts as true. */
    default boolean truth() {
        return true;
    }
}

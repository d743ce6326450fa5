package dev.sentryprovision.template.python;

import dev.sentryprovision.template.Category;
import java.util.function.Supplier;

/** A name, attribute or element that is not there. It may be passed on and tested; any other use fails. */
public final class Undefined {

    private final Supplier<? extends RuntimeException> failure;

    public Undefined(Supplier<? extends RuntimeException> failure) {
        this.failure = failure;
    }

    public static Undefined because(String message) {
        return new Undefined(() -> new Failure(Category.UNDEFINED, message));
    }

    public static Undefined because(String message, int offset) {
        return new Undefined(() -> new Failure(Category.UNDEFINED, message, "", offset));
    }

    /** No such attribute or element of a value. */
    public static Undefined of(Object owner, Object key, int offset) {
        return new Undefined(() -> new Failure(Category.UNDEFINED, message(owner, key), "", offset));
    }

    private static String message(Object owner, Object key) {
        String type = Types.name(owner) + " object";
        return key instanceof String name
                ? "'" + type + "' has no attribute " + Repr.of(name)
                : type + " has no element " + Repr.of(key);
    }

    public RuntimeException failure() {
        return failure.get();
    }

    @Override
    public String toString() {
        return "Undefined";
    }
}

package dev.sentryprovision.template.python;

import dev.sentryprovision.template.UnknownValueException;
import dev.sentryprovision.value.Unknown;

/** Access to a value that must really be there. */
public final class Values {

    private Values() {}

    /** The value; fails when it is undefined or unknown. */
    public static Object use(Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (value instanceof Unknown unknown) {
            throw new UnknownValueException(unknown);
        }
        return value;
    }
}

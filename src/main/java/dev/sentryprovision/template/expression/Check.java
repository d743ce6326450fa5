package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Arguments;

/** What stands after {@code is}: Jinja calls it a test. */
public interface Check {

    boolean holds(Object value, Arguments arguments, Frame frame);

    /** Whether it is also for values that are undefined or unknown. */
    default boolean takesUndefined() {
        return false;
    }

    /** A test that is also for values that are undefined or unknown. */
    static Check lenient(Check check) {
        return new Check() {
            @Override
            public boolean holds(Object value, Arguments arguments, Frame frame) {
                return check.holds(value, arguments, frame);
            }

            @Override
            public boolean takesUndefined() {
                return true;
            }
        };
    }
}

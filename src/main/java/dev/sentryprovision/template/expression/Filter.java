package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Arguments;

/** A filter. */
public interface Filter {

    Object apply(Object value, Arguments arguments, Frame frame);

    /** Whether it is also for values that are undefined or unknown. */
    default boolean takesUndefined() {
        return false;
    }

    /** A filter that is also for values that are undefined or unknown. */
    static Filter lenient(Filter filter) {
        return new Filter() {
            @Override
            public Object apply(Object value, Arguments arguments, Frame frame) {
                return filter.apply(value, arguments, frame);
            }

            @Override
            public boolean takesUndefined() {
                return true;
            }
        };
    }
}

package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/** What counts as true. */
public final class Truth {

    private Truth() {}

    public static boolean of(Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case Long number -> number != 0;
            case Double number -> number != 0;
            case BigInteger big -> big.signum() != 0;
            case None _ -> false;
            case Typed typed -> typed.truth();
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> {
                Values.use(value);
                yield true;
            }
        };
    }
}

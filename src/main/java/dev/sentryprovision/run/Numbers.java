package dev.sentryprovision.run;

import java.math.BigDecimal;

/** Numbers in the spellings that keywords allow. */
final class Numbers {

    private Numbers() {}

    /** @throws IllegalArgumentException naming {@code what} */
    static double number(Object value, String what) {
        try {
            return new BigDecimal(value.toString().strip()).doubleValue();
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(what + " must be a number, not '" + value + "'");
        }
    }

    /** @throws IllegalArgumentException naming {@code what} */
    static int whole(Object value, String what) {
        return (int) number(value, what);
    }
}

package dev.sentryprovision.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Python's numbers: integers without bounds, and floats. */
public final class Numbers {

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /** As a {@link Long} where it fits. */
    public static Object normal(BigInteger value) {
        return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0 ? (Object) value.longValue() : value;
    }

    /** An int or bool as an integer of any size. */
    public static BigInteger big(Object integer) {
        return switch (integer) {
            case BigInteger big -> big;
            case Boolean bool -> bool ? BigInteger.ONE : BigInteger.ZERO;
            case Long number -> BigInteger.valueOf(number);
            default -> throw Failure.type("'" + Types.name(integer) + "' object cannot be interpreted as an integer");
        };
    }

    /** An int or bool that must fit 64 bits: a position, a width, a count. */
    public static long small(Object integer) {
        return switch (Values.use(integer)) {
            case Long number -> number;
            case Boolean bool -> bool ? 1 : 0;
            case BigInteger big -> big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            default -> throw Failure.type("'" + Types.name(integer) + "' object cannot be interpreted as an integer");
        };
    }

    public static int index(Object integer) {
        return Math.clamp(small(integer), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public static double real(Object number) {
        return switch (Values.use(number)) {
            case Double real -> real;
            case Long integer -> (double) integer;
            case Boolean bool -> bool ? 1 : 0;
            case BigInteger big -> big.doubleValue();
            default -> throw Failure.type("must be real number, not " + Types.name(number));
        };
    }

    /** The integer part of a float. */
    public static Object truncated(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw Failure.runtime("cannot convert float " + Repr.number(number) + " to integer");
        }
        return Math.abs(number) < 9e18 ? (Object) (long) number : normal(new BigDecimal(number).toBigInteger());
    }
}

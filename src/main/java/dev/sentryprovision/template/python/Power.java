package dev.sentryprovision.template.python;

import java.math.BigInteger;

/** {@code **}. */
final class Power {

    private Power() {}

    static Object of(Object base, Object exponent) {
        if (!Types.isNumber(base) || !Types.isNumber(exponent)) {
            throw Operators.unsupported("** or pow()", base, exponent);
        }
        boolean integers = Types.isInteger(base) && Types.isInteger(exponent);
        return integers && Numbers.big(exponent).signum() >= 0 ? integer(base, exponent) : real(base, exponent);
    }

    private static Object integer(Object base, Object exponent) {
        BigInteger number = Numbers.big(base);
        if (number.abs().compareTo(BigInteger.ONE) <= 0) {
            return Numbers.normal(number.pow(
                    Numbers.big(exponent).testBit(0) || Numbers.big(exponent).signum() == 0
                            ? Numbers.big(exponent).min(BigInteger.ONE).intValue()
                            : 2));
        }
        checkBits(number.bitLength() * (double) Numbers.small(exponent));
        return Numbers.normal(number.pow((int) Numbers.small(exponent)));
    }

    private static Object real(Object base, Object exponent) {
        double number = Numbers.real(base);
        double power = Numbers.real(exponent);
        if (number == 0 && power < 0) {
            throw Failure.runtime("0.0 cannot be raised to a negative power");
        }
        return Math.pow(number, power);
    }

    static void checkBits(double bits) {
        if (bits > Limits.BITS) {
            throw Failure.runtime("the number grows beyond " + Limits.BITS + " bits");
        }
    }
}

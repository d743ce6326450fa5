package dev.sentryprovision.yaml;

import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plain scalar means in YAML 1.1 as PyYAML reads it. */
final class Yaml11 {

    /** Python refuses to read longer whole numbers: the time grows with the square. */
    static final int LONGEST_NUMBER = 4300;

    /** The patterns below recurse for each part of a number, so they only see texts that may be one. */
    private static final int LONGEST_MATCHED = 1000;

    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9_]++");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern INT = Pattern.compile("[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    /** An exponent needs a point before it and a sign in it: {@code 1e3} and {@code 1.0e3} are texts. */
    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private Yaml11() {}

    /**
     * The value of a plain scalar.
     *
     * @throws IllegalArgumentException saying what is wrong with a date or number that looks like one
     */
    static Object value(String text) {
        if (NULLS.contains(text)) {
            return None.NONE;
        }
        if (text.length() <= 5 && (TRUE.contains(text) || FALSE.contains(text))) {
            return TRUE.contains(text);
        }
        char first = text.charAt(0);
        if (!(first >= '0' && first <= '9') && first != '-' && first != '+' && first != '.') {
            return text;
        }
        if (text.length() > LONGEST_MATCHED) {
            return DIGITS.matcher(text).matches() ? whole(text) : text;
        }
        if (FLOAT.matcher(text).matches()) {
            return real(text);
        }
        if (INT.matcher(text).matches()) {
            return whole(text);
        }
        return Timestamps.looksLikeOne(text) ? Timestamps.text(text) : text;
    }

    /** A whole number: decimal, octal with a leading zero, {@code 0x}, {@code 0b}, or to the base of sixty. */
    static Object whole(String text) {
        String digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        if (unsigned.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number of more than " + LONGEST_NUMBER + " digits");
        }
        BigInteger value = unsignedWhole(unsigned);
        return narrow(negative ? value.negate() : value);
    }

    private static BigInteger unsignedWhole(String digits) {
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.contains(":")) {
            BigInteger value = BigInteger.ZERO;
            for (String part : digits.split(":")) {
                value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
            }
            return value;
        }
        return new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
    }

    static Object real(String text) {
        String number = text.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = number.startsWith("-");
        String unsigned = negative || number.startsWith("+") ? number.substring(1) : number;
        double value = unsignedReal(unsigned);
        return negative ? -value : value;
    }

    private static double unsignedReal(String number) {
        if (number.equals(".inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (number.equals(".nan")) {
            return Double.NaN;
        }
        double value = 0;
        for (String part : number.split(":")) {
            value = value * 60 + Double.parseDouble(part);
        }
        return value;
    }

    /** A Long where it fits. */
    static Object narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
}

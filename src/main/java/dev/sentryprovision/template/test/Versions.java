package dev.sentryprovision.template.test;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Order;
import dev.sentryprovision.template.python.OwnList;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions, compared as distutils and Semantic Versioning do. */
final class Versions {

    private static final Pattern LOOSE_PART = Pattern.compile("\\d+|[a-z]+|\\.|[^\\da-z.]+");
    private static final Pattern STRICT = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?(?:([ab])(\\d+))?");
    private static final Pattern SEMANTIC = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
            + "(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
            + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");

    private Versions() {}

    /** Numbers and words in turn; a number beside a word cannot be compared. */
    static int loose(String left, String right) {
        try {
            return Order.compare("<", parts(left), parts(right));
        } catch (Failure e) {
            throw Failure.filter("Version comparison failed: " + e.getMessage());
        }
    }

    private static OwnList parts(String version) {
        OwnList parts = new OwnList();
        LOOSE_PART
                .matcher(version)
                .results()
                .map(m -> m.group())
                .filter(part -> !part.equals("."))
                .forEach(part ->
                        parts.add(Character.isDigit(part.charAt(0)) ? Numbers.normal(new BigInteger(part)) : part));
        return parts;
    }

    static int strict(String left, String right) {
        return Order.compare("<", strictParts(left), strictParts(right));
    }

    private static OwnList strictParts(String version) {
        Matcher m = STRICT.matcher(version);
        if (!m.matches()) {
            throw Failure.filter("Version comparison failed: invalid version number '" + version + "'");
        }
        OwnList parts = new OwnList();
        parts.add(number(m.group(1)));
        parts.add(number(m.group(2)));
        parts.add(m.group(3) == null ? 0L : number(m.group(3)));
        parts.add(m.group(4) == null ? "z" : m.group(4));
        parts.add(m.group(5) == null ? 0L : number(m.group(5)));
        return parts;
    }

    private static Object number(String digits) {
        return Numbers.normal(new BigInteger(digits));
    }

    static int semantic(String left, String right) {
        Matcher a = matched(left);
        Matcher b = matched(right);
        for (int i = 1; i <= 3; i++) {
            int order = new BigInteger(a.group(i)).compareTo(new BigInteger(b.group(i)));
            if (order != 0) {
                return order;
            }
        }
        if (a.group(4) == null || b.group(4) == null) {
            return Boolean.compare(a.group(4) == null, b.group(4) == null);
        }
        return preRelease(a.group(4).split("\\."), b.group(4).split("\\."));
    }

    private static Matcher matched(String version) {
        Matcher m = SEMANTIC.matcher(version);
        if (!m.matches()) {
            throw Failure.filter("Version comparison failed: invalid semantic version '" + version + "'");
        }
        return m;
    }

    private static int preRelease(String[] a, String[] b) {
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean x = a[i].chars().allMatch(Character::isDigit);
            boolean y = b[i].chars().allMatch(Character::isDigit);
            int order = x && y
                    ? new BigInteger(a[i]).compareTo(new BigInteger(b[i]))
                    : x != y ? (x ? -1 : 1) : a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}

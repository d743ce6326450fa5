package dev.sentryprovision.template.test;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Order;
import dev.sentryprovision.template.python.OwnList;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a Python package.
 *
 * @param key what it is compared by: epoch, release, stage, post-release, development release, local part
 */
record Pep440(OwnList key) implements Comparable<Pep440> {

    private static final Pattern SYNTAX = Pattern.compile(
            "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)"
                    + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\\d+)?)?"
                    + "(?:-(\\d+)|[-_.]?(?:post|rev|r)[-_.]?(\\d+)?)?(?:[-_.]?(dev)[-_.]?(\\d+)?)?(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?");
    private static final Pattern HAS_POST = Pattern.compile("-\\d+|[-_.]?(?:post|rev|r)(?!c)[-_.]?\\d*");

    static Pep440 parse(String version) {
        String text = version.strip().toLowerCase(Locale.ROOT);
        Matcher m = SYNTAX.matcher(text);
        if (!m.matches()) {
            throw Failure.filter("Version comparison failed: Invalid version: '" + version + "'");
        }
        boolean development = m.group(7) != null;
        boolean post = m.group(5) != null || m.group(6) != null || hasBarePost(m, text);
        OwnList key = new OwnList();
        key.add(number(m.group(1), 0));
        key.add(release(m.group(2)));
        key.add(stage(m.group(3), development && !post));
        key.add(number(m.group(4), 0));
        key.add(post ? number(m.group(5) != null ? m.group(5) : m.group(6), 0) : -1L);
        key.add(development ? number(m.group(8), 0) : Long.MAX_VALUE);
        key.add(local(m.group(9)));
        return new Pep440(key);
    }

    private static boolean hasBarePost(Matcher m, String text) {
        int from = m.group(3) != null ? m.end(3) : m.end(2);
        int to = m.group(7) != null ? m.start(7) : m.group(9) != null ? m.start(9) : text.length();
        return HAS_POST.matcher(text.substring(from, to)).find();
    }

    /** Trailing zeros do not count. */
    private static OwnList release(String digits) {
        OwnList parts = new OwnList();
        for (String part : digits.split("\\.")) {
            parts.add(number(part, 0));
        }
        while (!parts.isEmpty() && parts.getLast().equals(0L)) {
            parts.removeLast();
        }
        return parts;
    }

    private static Object stage(String name, boolean onlyDevelopment) {
        if (name == null) {
            return onlyDevelopment ? 0L : 4L;
        }
        return switch (name) {
            case "a", "alpha" -> 1L;
            case "b", "beta" -> 2L;
            default -> 3L;
        };
    }

    /** Numbers are above words, and anything is above nothing. */
    private static OwnList local(String text) {
        OwnList parts = new OwnList();
        for (String part : text == null ? new String[0] : text.split("[-_.]")) {
            boolean digits = part.chars().allMatch(Character::isDigit);
            OwnList pair = new OwnList();
            pair.add(digits ? number(part, 0) : Long.valueOf(-1));
            pair.add(digits ? "" : part);
            parts.add(pair);
        }
        return parts;
    }

    private static Object number(String digits, long otherwise) {
        return digits == null ? (Object) otherwise : Numbers.normal(new BigInteger(digits));
    }

    @Override
    public int compareTo(Pep440 other) {
        return Order.compare("<", key, other.key);
    }
}

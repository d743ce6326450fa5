package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with a unit that is a lower bound; a negative one is an upper bound. */
record Measure(long value, boolean isUpperBound) {

    private static final Pattern WRITTEN = Pattern.compile("(-?)(\\d+)([a-z]?)");

    boolean admits(double measured) {
        return isUpperBound ? measured <= (double) value : measured >= (double) value;
    }

    private static Measure of(Object value, String what, Map<String, Long> units) {
        String text = Arguments.text(value).strip().toLowerCase(Locale.ROOT);
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches() || !matcher.group(3).isEmpty() && !units.containsKey(matcher.group(3))) {
            throw WrongValue.expected(what, value);
        }
        long number = Long.parseLong(matcher.group(2));
        long bound = Math.multiplyExact(number, units.getOrDefault(matcher.group(3), 1L));
        return new Measure(bound, !matcher.group(1).isEmpty() && bound > 0);
    }

    /** A time in seconds. */
    record Age(Measure seconds) {

        private static final Map<String, Long> UNITS =
                Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L);

        @FromValue("time such as 300, 10m, 2h, 5d or 1w, or the same with a minus")
        public static Age of(Object value) {
            return new Age(Measure.of(value, "a time such as 300, 10m, 2h, 5d or 1w", UNITS));
        }
    }

    /** A number of bytes. */
    record Size(Measure bytes) {

        private static final Map<String, Long> UNITS =
                Map.of("b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t", 1L << 40);

        @FromValue("size such as 100, 10k, 5m or 1g, or the same with a minus")
        public static Size of(Object value) {
            return new Size(Measure.of(value, "a size such as 100, 10k, 5m or 1g", UNITS));
        }
    }
}

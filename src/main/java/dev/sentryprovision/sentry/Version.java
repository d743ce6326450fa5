package dev.sentryprovision.sentry;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three numbers, compared one by one: a release of Sentry (9.1.2 is older than 10.0.0, and that is older than 20.6.0, the
 * first named after its month), or a tool on a host.
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Pattern LEADING =
            Pattern.compile("[^\\d]*(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?.*", Pattern.DOTALL);

    /** A release as tags write it: {@code 25.10.0}, nothing before or after it. */
    public static Optional<Version> parse(String text) {
        return match(RELEASE, text);
    }

    /** A release that is known to be well written. */
    public static Version of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a release: '" + text + "'"));
    }

    /** The first number in what a tool says of itself: {@code v2.32.2}, {@code 20.10.24+dfsg1}, {@code 5.2.15(1)-release}. */
    public static Optional<Version> leading(String text) {
        return match(LEADING, text);
    }

    public boolean isBelow(Version other) {
        return compareTo(other) < 0;
    }

    public boolean isAtLeast(Version other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }

    private static Optional<Version> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches()
                ? Optional.of(new Version(number(matcher, 1), number(matcher, 2), number(matcher, 3)))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

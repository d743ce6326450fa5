package dev.sentryprovision.connection;

import java.util.List;
import java.util.Locale;

/** OpenSSH's pattern lists: {@code *}, {@code ?} and a leading {@code !}. Letter case does not count. */
final class HostPattern {

    private HostPattern() {}

    /** Whether a name matches one pattern of a list and none of its negated ones. */
    static boolean matches(List<String> patterns, String name) {
        boolean found = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (matchesOne(negated ? pattern.substring(1) : pattern, name)) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean matchesOne(String pattern, String name) {
        return wildcard(pattern.toLowerCase(Locale.ROOT), 0, name.toLowerCase(Locale.ROOT), 0);
    }

    private static boolean wildcard(String pattern, int p, String name, int n) {
        if (p == pattern.length()) {
            return n == name.length();
        }
        char c = pattern.charAt(p);
        if (c == '*') {
            return wildcard(pattern, p + 1, name, n) || n < name.length() && wildcard(pattern, p, name, n + 1);
        }
        return n < name.length() && (c == '?' || c == name.charAt(n)) && wildcard(pattern, p + 1, name, n + 1);
    }
}

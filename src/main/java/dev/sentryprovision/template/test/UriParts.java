package dev.sentryprovision.template.test;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URI taken apart as generously as Python does it: any text is one.
 *
 * @param scheme in small letters; may be empty
 * @param host   what follows two slashes, with user and port; may be empty
 */
record UriParts(String scheme, String host) {

    private static final Pattern PARTS = Pattern.compile("(?s)(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?.*");

    static UriParts of(String text) {
        Matcher matcher = PARTS.matcher(text);
        matcher.matches();
        return new UriParts(orEmpty(matcher.group(1)).toLowerCase(Locale.ROOT), orEmpty(matcher.group(2)));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}

package dev.sentryprovision.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of {@code sha256sum} and its like. */
final class DigestLine {

    /** GNU puts a backslash in front when it had to escape something in the name; busybox writes names as they are. */
    private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9a-f]{32,128}) [ *](/.*)");

    private DigestLine() {}

    /** Digests by name. */
    static Map<String, String> parse(String text) {
        Map<String, String> result = new LinkedHashMap<>();
        String name = "";
        String digest = "";
        for (String line : text.replaceFirst("\n$", "").split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                name = matcher.group(1).isEmpty() ? matcher.group(3) : unescape(matcher.group(3));
                digest = matcher.group(2);
            } else if (!digest.isEmpty()) {
                result.remove(name);
                name = name + "\n" + line;
            }
            if (!digest.isEmpty()) {
                result.put(name, digest);
            }
        }
        return result;
    }

    private static String unescape(String name) {
        return Pattern.compile("\\\\(.)").matcher(name).replaceAll(match -> switch (match.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            default -> Matcher.quoteReplacement(match.group(1));
        });
    }
}

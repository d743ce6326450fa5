package dev.sentryprovision.sentry.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts in a file of Python that have a name: assigned, or of a key in a dictionary. What is commented out counts too, as it
 * is shown like the rest. A value is as written, with its escapes, as that is what a diff shows.
 */
final class PythonAssignments {

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][\\w.-]*)[\"']?\\s*]?\\s*[:=]\\s*[rRuUbB]?"
            + "(?:(\"\"\"|''')(?<long>[\\s\\S]*?)\\2"
            + "|\"(?<double>(?:[^\"\\\\\\n]|\\\\.)*)\"|'(?<single>(?:[^'\\\\\\n]|\\\\.)*)')");

    private PythonAssignments() {}

    /** Name by name, as one name may be there many times. */
    static Stream<Map<String, String>> in(String python) {
        return ASSIGNMENT
                .matcher(python)
                .results()
                .map(found -> Map.of(
                        found.group(1),
                        Stream.of("long", "double", "single")
                                .map(found::group)
                                .filter(text -> text != null)
                                .findFirst()
                                .orElseThrow()));
    }
}

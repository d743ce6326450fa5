package dev.sentryprovision.host.facts;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python 3 of a machine that has one; nothing here needs it, but playbooks ask for its version. */
record PythonFacts(FactSources sources) {

    private static final Pattern VERSION = Pattern.compile("Python (\\d+)\\.(\\d+)\\.(\\d+)");

    Map<String, Object> facts() {
        List<String> lines = sources.part("python").lines().toList();
        Matcher matcher = VERSION.matcher(lines.size() > 1 ? lines.get(1) : "");
        if (!matcher.find()) {
            return Map.of();
        }
        long major = Long.parseLong(matcher.group(1));
        long minor = Long.parseLong(matcher.group(2));
        long micro = Long.parseLong(matcher.group(3));
        return Map.of(
                "python_version",
                major + "." + minor + "." + micro,
                "python",
                Map.of(
                        "executable",
                        lines.getFirst(),
                        "type",
                        "cpython",
                        "has_sslcontext",
                        true,
                        "version",
                        Map.of("major", major, "minor", minor, "micro", micro, "releaselevel", "final", "serial", 0L),
                        "version_info",
                        List.of(major, minor, micro, "final", 0L)));
    }
}

package dev.sentryprovision.module.containers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What docker compose does, or would do, to one thing.
 *
 * @param what   container, network, volume, image or service
 * @param status as it says it: Creating, Started …
 */
record ComposeEvent(String what, String name, String status) {

    private static final Pattern LINE = Pattern.compile("(?:.*DRY-RUN MODE - )?\\s*"
            + "(Container|Network|Volume|Image|Service)\\s+\"?([^\\s\"]+)\"?\\s+([A-Z][a-z]+)\\s*(?:[\\d.]+m?s)?\\s*");

    /** The moments at which something begins to change; what it was before and will be then. */
    private static final Map<String, List<String>> CHANGES = Map.of(
            "Creating", List.of("absent", "present"),
            "Recreate", List.of("old", "new"),
            "Starting", List.of("stopped", "running"),
            "Restarting", List.of("running", "restarted"),
            "Stopping", List.of("running", "stopped"),
            "Killing", List.of("running", "stopped"),
            "Removing", List.of("present", "absent"));

    /** A container that takes the place of another has that one's id before its name for a while. */
    private static final Pattern TEMPORARY = Pattern.compile("^[0-9a-f]{12}_");

    static List<ComposeEvent> parse(String text) {
        return text.lines().flatMap(line -> parseLine(line).stream()).toList();
    }

    private static Optional<ComposeEvent> parseLine(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new ComposeEvent(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        TEMPORARY.matcher(matcher.group(2)).replaceFirst(""),
                        matcher.group(3)))
                : Optional.empty();
    }

    boolean isChange() {
        return CHANGES.containsKey(status) && !what.equals("image") && !what.equals("service");
    }

    String before() {
        return CHANGES.getOrDefault(status, List.of("", "")).getFirst();
    }

    String after() {
        return CHANGES.getOrDefault(status, List.of("", "")).getLast();
    }

    String subject() {
        return what + " " + name;
    }

    Map<String, Object> action() {
        return Map.of("what", what, "id", name, "status", status);
    }
}

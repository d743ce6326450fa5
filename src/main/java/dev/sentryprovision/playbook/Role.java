package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role as read from its folder.
 *
 * @param name     as written by who uses it
 * @param folder   where {@code tasks}, {@code files}, {@code templates} … are
 * @param from     which files were read
 * @param tasks    the task that checks the argument spec, if there is a spec, comes first
 * @param defaults raw values by name
 * @param vars     raw values by name
 */
public record Role(
        String name,
        Path folder,
        RoleFiles<String> from,
        List<TaskNode> tasks,
        List<TaskNode> handlers,
        Map<String, Written> defaults,
        Map<String, Written> vars,
        RoleMeta meta) {

    public Role {
        tasks = List.copyOf(tasks);
        handlers = List.copyOf(handlers);
    }

    private static final Pattern IN_COLLECTION = Pattern.compile(".*/ansible_collections/([^/]+)/([^/]+)/roles/(.+)");

    /** The collection that it is part of, {@code namespace.collection}. */
    public Optional<String> collection() {
        return inCollection().map(place -> place.group(1) + "." + place.group(2));
    }

    /** Its name in its collection. */
    public String shortName() {
        return inCollection().map(place -> place.group(3).replace('/', '.')).orElse(name);
    }

    /** Its name with that of its collection in front, however it was asked for. */
    public String fullName() {
        return collection().map(of -> of + "." + shortName()).orElse(name);
    }

    private Optional<MatchResult> inCollection() {
        Matcher place = IN_COLLECTION.matcher(folder.toAbsolutePath().toString());
        return place.matches() ? Optional.of(place) : Optional.empty();
    }
}

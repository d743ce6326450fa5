package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts that patterns mean: names, {@code web*}, {@code ~regex}, {@code group[0]}, {@code group[1:3]}, joined by
 * {@code ,} or {@code :}, with {@code &} for those also in and {@code !} for those not in. A name that means nothing is
 * an error, a glob or regex that means nothing a warning; a known group without hosts is neither.
 */
public final class HostPatterns {

    private static final Pattern PART = Pattern.compile("(?:[^\\s:\\[\\]]|\\[[^\\]]*])+");

    private static final Pattern UNCLOSED = Pattern.compile("\\[[^\\]]*$");

    private final Inventory inventory;
    private final Problems problems;

    public HostPatterns(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    /** The names that patterns mean among the hosts of these groups; one that means nothing adds none. */
    public static List<String> names(Map<String, List<String>> groups, List<String> patterns) {
        return new HostPatterns(Inventory.ofNames(groups), new Problems())
                .match(patterns, SourceSpan.of("host pattern")).stream()
                        .map(InventoryHost::name)
                        .toList();
    }

    /** The hosts of a pattern as {@code hosts:} has it, each once, in order; an empty pattern means all. */
    public List<InventoryHost> match(String pattern, SourceSpan where) {
        return match(List.of(pattern), where);
    }

    /** The same for a list of patterns. */
    public List<InventoryHost> match(List<String> patterns, SourceSpan where) {
        List<String> parts = new ArrayList<>();
        patterns.forEach(pattern -> parts.addAll(divide(pattern, where)));
        return evaluate(parts, where);
    }

    /**
     * Those of the hosts that {@code --limit} allows: a pattern, in which {@code @file} stands for the lines of a file.
     *
     * @throws ProblemException when there is no such file
     */
    public List<InventoryHost> limit(List<InventoryHost> hosts, String limit, Path workingFolder) {
        SourceSpan where = SourceSpan.of("--limit " + limit);
        List<String> parts = new ArrayList<>();
        for (String part : divide(limit, where)) {
            if (part.startsWith("@")) {
                parts.addAll(lines(workingFolder.resolve(part.substring(1)), where));
            } else {
                parts.add(part);
            }
        }
        Set<String> allowed = new LinkedHashSet<>();
        evaluate(parts, where).forEach(host -> allowed.add(host.name()));
        return hosts.stream().filter(host -> allowed.contains(host.name())).toList();
    }

    private static List<String> lines(Path file, SourceSpan where) {
        try {
            return Files.readString(file).lines().map(String::strip).toList();
        } catch (IOException e) {
            throw new ProblemException(Problem.error("cannot read the limit file " + file, where, "does it exist?"));
        }
    }

    /** A colon divides patterns too, unless it belongs to an address. */
    private List<String> divide(String pattern, SourceSpan where) {
        if (UNCLOSED.matcher(pattern).find()) {
            problems.error("a bracket is not closed in the host pattern '" + pattern + "'", where, "");
            return List.of("!" + InventoryGroup.ALL);
        }
        List<String> parts = new ArrayList<>();
        if (pattern.contains(",")) {
            parts.addAll(List.of(pattern.split(",")));
        } else if (HostAddress.divide(pattern.strip()).isPresent()) {
            parts.add(pattern);
        } else {
            PART.matcher(pattern).results().forEach(found -> parts.add(found.group()));
        }
        return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** Additions first, then intersections, then exclusions, wherever they stand. */
    private List<InventoryHost> evaluate(List<String> parts, SourceSpan where) {
        List<String> written = parts.stream().filter(part -> !part.isEmpty()).toList();
        List<String> additions = written.stream()
                .filter(part -> !part.startsWith("&") && !part.startsWith("!"))
                .toList();
        Map<String, InventoryHost> hosts = new LinkedHashMap<>();
        (additions.isEmpty() ? List.of(InventoryGroup.ALL) : additions)
                .forEach(part -> matches(part, where).forEach(host -> hosts.putIfAbsent(host.name(), host)));
        written.stream()
                .filter(part -> part.startsWith("&"))
                .forEach(part -> hosts.keySet().retainAll(names(part, where)));
        written.stream()
                .filter(part -> part.startsWith("!"))
                .forEach(part -> hosts.keySet().removeAll(names(part, where)));
        return List.copyOf(hosts.values());
    }

    private Set<String> names(String part, SourceSpan where) {
        Set<String> names = new LinkedHashSet<>();
        matches(part.substring(1), where).forEach(host -> names.add(host.name()));
        return names;
    }

    private List<InventoryHost> matches(String part, SourceSpan where) {
        Optional<InventoryHost> host = inventory.host(part);
        if (host.isPresent()) {
            return List.of(host.get());
        }
        Subscript subscript = Subscript.of(part);
        return subscript.apply(expression(subscript.expression(), where));
    }

    private List<InventoryHost> expression(String name, SourceSpan where) {
        Selector selector = selector(name, where);
        Map<String, InventoryHost> found = new LinkedHashMap<>();
        List<InventoryGroup> groups = inventory.groups().stream()
                .filter(group -> selector.matches(group.name()))
                .toList();
        groups.forEach(group -> inventory.hostsOf(group.name()).forEach(host -> found.putIfAbsent(host.name(), host)));
        if (groups.isEmpty() || selector.wild()) {
            inventory.hosts().stream()
                    .filter(host -> selector.matches(host.name()))
                    .forEach(host -> found.putIfAbsent(host.name(), host));
        }
        if (found.isEmpty() && groups.isEmpty()) {
            inventory
                    .implicitLocalhost(name)
                    .ifPresentOrElse(host -> found.put(host.name(), host), () -> report(name, selector, where));
        }
        return List.copyOf(found.values());
    }

    private Selector selector(String name, SourceSpan where) {
        try {
            return Selector.of(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.error(
                    "the host pattern '" + name + "' is not a regular expression", where, e.getMessage()));
        }
    }

    private void report(String name, Selector selector, SourceSpan where) {
        if (selector.wild()) {
            problems.add(Problem.warning("no host or group matches the pattern '" + name + "'", where, ""));
            return;
        }
        List<String> known = new ArrayList<>();
        inventory.groups().forEach(group -> known.add(group.name()));
        inventory.hosts().forEach(host -> known.add(host.name()));
        String near = Nearest.hint(name, known);
        problems.error(
                "there is no host or group '" + name + "' in the inventory",
                where,
                near.isEmpty() ? "what there is shows: sentry-provision inventory --graph" : near);
    }
}

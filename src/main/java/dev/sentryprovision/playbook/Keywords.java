package dev.sentryprovision.playbook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keywords that plays, roles, blocks and tasks have in common, all optional, as written on one of them or, after
 * {@link #under}, as they hold for it.
 *
 * @param when           conditions, all of which must hold, outermost first; raw values (text is an expression)
 * @param tags           each a text or a template
 * @param environment    maps, or templates that give one, outermost first; later ones win
 * @param vars           outermost first; later ones win
 * @param moduleDefaults maps by module or group name, or templates, outermost first; later ones win
 * @param nearest        the others
 */
public record Keywords(
        List<Written> when,
        List<Written> tags,
        List<Written> environment,
        List<VarsLayer> vars,
        List<Written> moduleDefaults,
        Map<Keyword, Written> nearest) {

    public static final Keywords NONE = new Keywords(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

    public Keywords {
        when = List.copyOf(when);
        tags = List.copyOf(tags);
        environment = List.copyOf(environment);
        vars = List.copyOf(vars);
        moduleDefaults = List.copyOf(moduleDefaults);
        nearest = Map.copyOf(nearest);
    }

    public Optional<Written> find(Keyword keyword) {
        return Optional.ofNullable(nearest.get(keyword));
    }

    /** These keywords as they hold inside {@code parent}. */
    public Keywords under(Keywords parent) {
        Map<Keyword, Written> merged = new EnumMap<>(Keyword.class);
        merged.putAll(parent.nearest);
        merged.putAll(nearest);
        return new Keywords(
                join(parent.when, when),
                union(parent.tags, tags),
                join(parent.environment, environment),
                join(parent.vars, vars),
                join(parent.moduleDefaults, moduleDefaults),
                merged);
    }

    public Keywords withWhen(List<Written> newWhen) {
        return new Keywords(newWhen, tags, environment, vars, moduleDefaults, nearest);
    }

    public Keywords withTags(List<Written> newTags) {
        return new Keywords(when, newTags, environment, vars, moduleDefaults, nearest);
    }

    public Keywords withVars(List<VarsLayer> newVars) {
        return new Keywords(when, tags, environment, newVars, moduleDefaults, nearest);
    }

    public Keywords with(Keyword keyword, Written value) {
        Map<Keyword, Written> more = new EnumMap<>(Keyword.class);
        more.putAll(nearest);
        more.put(keyword, value);
        return new Keywords(when, tags, environment, vars, moduleDefaults, more);
    }

    /** The texts of the tags, templates as written. */
    public Set<String> tagTexts() {
        return tags.stream().map(Written::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> List<T> join(List<T> outer, List<T> inner) {
        return Stream.concat(outer.stream(), inner.stream()).toList();
    }

    private static List<Written> union(List<Written> outer, List<Written> inner) {
        List<Written> result = new ArrayList<>(outer);
        Set<String> seen = outer.stream().map(Written::text).collect(Collectors.toCollection(LinkedHashSet::new));
        inner.stream().filter(tag -> seen.add(tag.text())).forEach(result::add);
        return result;
    }
}

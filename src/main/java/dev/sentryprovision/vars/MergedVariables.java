package dev.sentryprovision.vars;

import dev.sentryprovision.template.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Variables as {@code hash_behaviour = merge} wants them: a mapping adds to the mappings of the same name on weaker levels,
 * and so do mappings within it; anything else replaces what is below.
 *
 * @param links the winning one first
 */
public record MergedVariables(List<Variables> links) implements Variables {

    @Override
    public Optional<Object> find(String name) {
        List<Map<?, ?>> mappings = new ArrayList<>();
        List<Object> all = links.stream().flatMap(link -> all(link, name)).toList();
        for (Object value : all) {
            if (!(value instanceof Map<?, ?> mapping)) {
                break;
            }
            mappings.addFirst(mapping);
        }
        return mappings.size() < 2
                ? all.stream().findFirst()
                : mappings.stream().<Object>map(mapping -> mapping).reduce(MergedVariables::merged);
    }

    private static Stream<Object> all(Variables link, String name) {
        return link instanceof LayeredVariables layers
                ? layers.explain(name).stream().map(Definition::value)
                : link.find(name).stream();
    }

    private static Object merged(Object weaker, Object stronger) {
        if (!(weaker instanceof Map<?, ?> below && stronger instanceof Map<?, ?> above)) {
            return stronger;
        }
        Map<Object, Object> result = new LinkedHashMap<>(below);
        above.forEach((key, value) -> result.merge(key, value, MergedVariables::merged));
        return result;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        links.forEach(link -> names.addAll(link.names()));
        return names;
    }
}

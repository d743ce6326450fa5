package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.Variables;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a template that a lookup renders: those given with the lookup first, then those of the file. */
record TemplateVariables(Variables scope, Map<String, Object> settings, Object extra, Variables file)
        implements Variables {

    @Override
    public Optional<Object> find(String name) {
        if (extra instanceof Map<?, ?> given && given.containsKey(name)) {
            return Optional.of(given.get(name));
        }
        return file.find(name).or(() -> Optional.ofNullable(settings.get(name))).or(() -> scope.find(name));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(scope.names());
        names.addAll(file.names());
        names.addAll(settings.keySet());
        if (extra instanceof Map<?, ?> given) {
            given.keySet().forEach(name -> names.add(name.toString()));
        }
        return names;
    }
}

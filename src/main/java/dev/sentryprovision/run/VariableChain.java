package dev.sentryprovision.run;

import dev.sentryprovision.template.Variables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks one set of variables after another, the winning one first. */
record VariableChain(List<Variables> links) implements Variables {

    @Override
    public Optional<Object> find(String name) {
        for (Variables link : links) {
            Optional<Object> found = link.find(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        links.forEach(link -> names.addAll(link.names()));
        return names;
    }
}

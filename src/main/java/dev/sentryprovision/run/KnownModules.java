package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.playbook.ModuleNames;
import java.util.Collection;

/** The modules of a registry, as reading a playbook needs to know them. */
record KnownModules(ModuleRegistry registry) implements ModuleNames {

    @Override
    public boolean contains(String shortName) {
        return registry.find(shortName).isPresent();
    }

    @Override
    public Collection<String> all() {
        return registry.all().stream().flatMap(type -> type.names().stream()).toList();
    }
}

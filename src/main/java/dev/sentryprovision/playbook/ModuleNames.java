package dev.sentryprovision.playbook;

import java.util.Collection;
import java.util.Set;

/** The names of modules, to tell one from a misspelt keyword. */
public interface ModuleNames {

    /** Nothing is known about modules: what looks like one is taken for one. */
    ModuleNames UNKNOWN = of(Set.of());

    boolean contains(String shortName);

    /** All of them; empty when they are not known. To be asked only when something is wrong: it may be slow. */
    Collection<String> all();

    static ModuleNames of(Set<String> names) {
        return new ModuleNames() {
            @Override
            public boolean contains(String shortName) {
                return names.contains(shortName);
            }

            @Override
            public Collection<String> all() {
                return names;
            }
        };
    }
}

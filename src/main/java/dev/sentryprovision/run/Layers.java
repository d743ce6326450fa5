package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables in layers, the winning one first. Nothing is merged: a look-up asks one layer after another. */
record Layers(List<Variables> layers) implements Variables {

    @Override
    public Optional<Object> find(String name) {
        for (Variables layer : layers) {
            Optional<Object> found = layer.find(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        layers.forEach(layer -> names.addAll(layer.names()));
        return names;
    }

    static Variables ofRaw(Map<String, Object> values) {
        return new Raw(values);
    }

    static Variables ofWritten(Map<String, Written> values) {
        return new AsWritten(values);
    }

    private record Raw(Map<String, Object> values) implements Variables {

        @Override
        public Optional<Object> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public Set<String> names() {
            return values.keySet();
        }
    }

    private record AsWritten(Map<String, Written> values) implements Variables {

        @Override
        public Optional<Object> find(String name) {
            return Optional.ofNullable(values.get(name)).map(Written::raw);
        }

        @Override
        public Set<String> names() {
            return values.keySet();
        }
    }

    /** Collects layers, the winning one first; empty ones are left out. */
    static final class Stack {
        private final List<Variables> layers = new ArrayList<>();

        Stack add(Variables layer) {
            layers.add(layer);
            return this;
        }

        Stack addRaw(Map<String, Object> values) {
            return values.isEmpty() ? this : add(ofRaw(values));
        }

        Stack addWritten(Map<String, Written> values) {
            return values.isEmpty() ? this : add(ofWritten(values));
        }

        Layers layers() {
            return new Layers(List.copyOf(layers));
        }
    }
}

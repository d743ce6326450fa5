package dev.sentryprovision.vars;

import dev.sentryprovision.template.Variables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stack of layers, looked through from the top. Immutable; adding a layer gives a new stack and copies no variable. */
public final class LayeredVariables implements Variables {

    public static final LayeredVariables EMPTY = new LayeredVariables(new VariableLayer[0]);

    /** Weakest first. */
    private final VariableLayer[] layers;

    private LayeredVariables(VariableLayer[] layers) {
        this.layers = layers;
    }

    public static LayeredVariables of(Collection<VariableLayer> layers) {
        return EMPTY.with(layers);
    }

    /** These and more; on the same level a later layer is stronger. */
    public LayeredVariables with(Collection<VariableLayer> more) {
        List<VariableLayer> all = new ArrayList<>(List.of(layers));
        more.stream().filter(layer -> !layer.isEmpty()).forEach(layer -> insert(all, layer));
        return new LayeredVariables(all.toArray(VariableLayer[]::new));
    }

    public LayeredVariables with(VariableLayer... more) {
        return with(List.of(more));
    }

    private static void insert(List<VariableLayer> layers, VariableLayer layer) {
        int at = layers.size();
        while (at > 0 && layers.get(at - 1).level().compareTo(layer.level()) > 0) {
            at--;
        }
        layers.add(at, layer);
    }

    @Override
    public Optional<Object> find(String name) {
        return winner(name).map(Definition::value);
    }

    /** The definition of a name that counts. */
    public Optional<Definition> winner(String name) {
        for (int i = layers.length - 1; i >= 0; i--) {
            Definition definition = layers[i].definitions().get(name);
            if (definition != null) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    /** All definitions of a name, the winner first. */
    public List<Definition> explain(String name) {
        return List.of(layers).reversed().stream()
                .map(layer -> Optional.ofNullable(layer.definitions().get(name)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** All names, weakest layer first. */
    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (VariableLayer layer : layers) {
            names.addAll(layer.definitions().keySet());
        }
        return names;
    }
}

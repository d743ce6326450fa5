package dev.sentryprovision.template.python;

import java.util.Optional;

/** What {@code namespace()} makes: names that inner blocks can set for outer ones. */
public final class NamespaceValue implements Typed, Attributed {

    private final OwnDict values;

    public NamespaceValue(OwnDict values) {
        this.values = values;
    }

    public void set(String name, Object value) {
        values.put(name, value);
    }

    @Override
    public Optional<Object> attribute(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public String repr() {
        return "<Namespace " + Repr.of(values) + ">";
    }

    @Override
    public String toString() {
        return repr();
    }
}

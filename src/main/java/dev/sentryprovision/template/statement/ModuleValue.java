package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.python.Attributed;
import dev.sentryprovision.template.python.Typed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An imported template: the names that it set. */
record ModuleValue(String template, Map<String, Object> names) implements Typed, Attributed {

    /** What a template set, without what it found there and without names that begin with an underscore. */
    @SuppressWarnings("ReferenceEquality") // a name that was set anew has another value object
    static ModuleValue of(String template, Map<String, Object> settings, Map<String, Object> before) {
        Map<String, Object> exported = new HashMap<>(settings);
        exported.keySet().removeIf(name -> name.startsWith("_") || name.equals("self"));
        exported.entrySet().removeIf(entry -> before.get(entry.getKey()) == entry.getValue());
        return new ModuleValue(template, exported);
    }

    @Override
    public Optional<Object> attribute(String name) {
        return Optional.ofNullable(names.get(name));
    }

    @Override
    public String typeName() {
        return "TemplateModule";
    }

    @Override
    public String toString() {
        return "<TemplateModule '" + template + "'>";
    }
}

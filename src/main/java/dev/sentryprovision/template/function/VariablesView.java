package dev.sentryprovision.template.function;

import dev.sentryprovision.template.Variables;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Typed;
import dev.sentryprovision.value.TemplateText;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code vars}: all variables, as they were written. A text with templates in it is not rendered here, as in
 * ansible-core up to 2.18; the lookup {@code vars} renders.
 */
final class VariablesView extends AbstractMap<Object, Object> implements Typed {

    private final Variables variables;

    VariablesView(Variables variables) {
        this.variables = variables;
    }

    @Override
    public Object get(Object key) {
        return key instanceof String name
                ? variables.find(name).map(VariablesView::written).orElse(null)
                : null;
    }

    private static Object written(Object raw) {
        return switch (raw) {
            case TemplateText text -> text.text();
            case List<?> list -> list.stream().map(VariablesView::written).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> all = new OwnDict();
                map.forEach((key, value) -> all.put(written(key), written(value)));
                yield all;
            }
            default -> raw;
        };
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && variables.find(name).isPresent();
    }

    @Override
    public int size() {
        return variables.names().size();
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Object, Object>> iterator() {
                return variables.names().stream()
                        .<Map.Entry<Object, Object>>map(name -> Map.entry(name, VariablesView.this.get(name)))
                        .iterator();
            }

            @Override
            public int size() {
                return variables.names().size();
            }
        };
    }

    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public boolean truth() {
        return !isEmpty();
    }

    @Override
    public String repr() {
        return Repr.of(new OwnDict(this));
    }
}

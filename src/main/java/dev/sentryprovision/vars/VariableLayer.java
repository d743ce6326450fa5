package dev.sentryprovision.vars;

import dev.sentryprovision.problem.SourceSpan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Variables that one source defines on one level. The map is not copied: it must not change afterwards. */
public record VariableLayer(Layer level, Map<String, Definition> definitions) {

    /** Values that all come from one place. */
    public static VariableLayer of(Layer level, Map<String, Object> values, SourceSpan where) {
        Origin origin = new Origin(level, where);
        Map<String, Definition> definitions = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> definitions.put(name, new Definition(value, origin)));
        return new VariableLayer(level, definitions);
    }

    /** One value, such as a loop item. */
    public static VariableLayer of(Layer level, String name, Object value, SourceSpan where) {
        return new VariableLayer(level, Map.of(name, new Definition(value, new Origin(level, where))));
    }

    public boolean isEmpty() {
        return definitions.isEmpty();
    }
}

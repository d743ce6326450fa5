package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.KeyValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code module_defaults} say for a call, before anything is rendered.
 *
 * @param written as the keywords have them, outermost first; later ones win
 */
record WrittenDefaults(List<Written> written, ModuleType module, ModuleCall call) {

    /** Whether defaults under a name are for this call: the name as the task writes it, or any other of the module. */
    static boolean areFor(String name, ModuleType module, ModuleCall call) {
        return name.equals(call.written()) || module.names().contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Raw values by name; empty where a template gives them, of which nothing is known before the task runs. */
    Optional<Map<String, Object>> raw() {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Written defaults : written) {
            if (!(defaults.raw() instanceof Map<?, ?> byModule)) {
                return Optional.empty();
            }
            for (Map.Entry<?, ?> entry : byModule.entrySet()) {
                if (areFor(entry.getKey().toString(), module, call) && !add(entry.getValue(), result)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(result);
    }

    private static boolean add(Object values, Map<String, Object> result) {
        return switch (values) {
            case Map<?, ?> map -> {
                map.forEach((name, value) -> result.put(name.toString(), value));
                yield true;
            }
            case String text
            when !TemplateText.isTemplate(text) -> {
                result.putAll(KeyValues.of(text).options());
                yield true;
            }
            case None _ -> true;
            default -> false;
        };
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.Omit;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.KeyValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A task's arguments, rendered: module_defaults first, then a template that gives them whole, then those written out. */
final class Arguments {

    private final TaskAtHost at;
    private final ModuleType module;

    Arguments(TaskAtHost at, ModuleType module) {
        this.at = at;
        this.module = module;
    }

    Map<String, Object> rendered() {
        ModuleCall call = at.task().action();
        Map<String, Object> result = new LinkedHashMap<>(defaults());
        call.wholeArgs().ifPresent(whole -> putAll(at.render(whole), whole, result));
        call.args().forEach((name, written) -> put(rendered(name, written), at.render(written), result));
        call.freeForm().ifPresent(text -> put(ModuleType.FREE_FORM, at.render(text), result));
        return result;
    }

    /** Their names alone, whose values need not be known for it. */
    Set<String> names() {
        ModuleCall call = at.task().action();
        Map<String, Object> result = new LinkedHashMap<>(defaults());
        call.wholeArgs().ifPresent(whole -> putAll(at.render(whole), whole, result));
        call.args().forEach((name, written) -> result.put(rendered(name, written), written));
        return result.keySet();
    }

    /** A name may be made of variables too, as {@code set_fact} has it. */
    private String rendered(String name, Written written) {
        Object raw = TemplateText.rawValue(name, written.where());
        return raw instanceof TemplateText ? at.scope().render(raw).toString() : name;
    }

    private Map<String, Object> defaults() {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Written written : at.frame().keywords().moduleDefaults()) {
            if (at.render(written) instanceof Map<?, ?> byModule) {
                byModule.forEach((name, values) -> {
                    if (WrittenDefaults.areFor(
                            name.toString(), module, at.task().action())) {
                        putAll(values, written, result);
                    }
                });
            }
        }
        return result;
    }

    private static void putAll(Object values, Written written, Map<String, Object> result) {
        switch (values) {
            case Map<?, ?> map -> map.forEach((name, value) -> put(name.toString(), value, result));
            case None _ -> {}
            case String text -> putAll(text, written, result);
            default ->
                throw new IllegalArgumentException(
                        "the arguments at " + written.where() + " must be a dictionary, not " + Types.nameOf(values));
        }
    }

    private static void putAll(String text, Written written, Map<String, Object> result) {
        KeyValues parsed = KeyValues.of(text);
        if (!parsed.rest().isBlank()) {
            throw new IllegalArgumentException("invalid or malformed argument: '"
                    + parsed.rest().strip() + "' at " + written.where()
                    + " must become a dictionary, or text of the form key=value");
        }
        result.putAll(parsed.options());
    }

    /** An omitted argument is as if it were not written, and takes a default of the same name with it. */
    private static void put(String name, Object value, Map<String, Object> result) {
        if (value instanceof Omit) {
            result.remove(name);
        } else {
            result.put(name, value);
        }
    }
}

package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.Omit;
import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A task's arguments, rendered: module_defaults first, then a template that gives them whole, then those written out. */
final class Arguments {

    private final Task task;
    private final Frame frame;
    private final TaskScope scope;
    private final ModuleType module;

    Arguments(Task task, Frame frame, TaskScope scope, ModuleType module) {
        this.task = task;
        this.frame = frame;
        this.scope = scope;
        this.module = module;
    }

    Map<String, Object> rendered() {
        ModuleCall call = task.action();
        Map<String, Object> result = new LinkedHashMap<>(defaults());
        call.wholeArgs().ifPresent(whole -> putAll(scope.render(whole.raw()), whole, result));
        call.args().forEach((name, written) -> put(name, scope.render(written.raw()), result));
        call.freeForm().ifPresent(text -> put(ModuleType.FREE_FORM, scope.render(text.raw()), result));
        return result;
    }

    private Map<String, Object> defaults() {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Written written : frame.keywords().moduleDefaults()) {
            if (scope.render(written.raw()) instanceof Map<?, ?> byModule) {
                byModule.forEach((name, values) -> {
                    if (isThisModule(name.toString())) {
                        putAll(values, written, result);
                    }
                });
            }
        }
        return result;
    }

    private boolean isThisModule(String name) {
        return name.equals(task.action().written())
                || module.names().contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void putAll(Object values, Written written, Map<String, Object> result) {
        switch (values) {
            case Map<?, ?> map -> map.forEach((name, value) -> put(name.toString(), value, result));
            case None _ -> {}
            default ->
                throw new IllegalArgumentException(
                        "the arguments at " + written.where() + " must be a dictionary, not " + Types.nameOf(values));
        }
    }

    /** An omitted argument is as if it were not written, and takes a default of the same name with it. */
    private static void put(String name, Object value, Map<String, Object> result) {
        if (value instanceof Omit) {
            result.remove(name);
        } else {
            result.put(name, value);
        }
    }

    /** The arguments if they can be rendered now. */
    Optional<Map<String, Object>> tryRendered() {
        return Failures.orElse(() -> Optional.of(rendered()), Optional.empty());
    }
}

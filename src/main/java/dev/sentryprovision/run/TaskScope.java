package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.template.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What templates of a task on a host see, and rendering with it. */
final class TaskScope {

    private final Templates templates;
    private final TemplateScope scope;

    TaskScope(Templates templates, TemplateScope scope) {
        this.templates = templates;
        this.scope = scope;
    }

    Object render(Object raw) {
        return templates.render(raw, scope);
    }

    Optional<Object> variable(String name) {
        return scope.variables().find(name).map(this::render);
    }

    TemplateScope templateScope() {
        return scope;
    }

    Templates templates() {
        return templates;
    }

    /** The same with a few more variables in front: loop variables, a result. */
    TaskScope with(Map<String, Object> more) {
        return with(Variables.of(more));
    }

    /** The same with these in front. */
    TaskScope with(Variables more) {
        return new TaskScope(
                templates,
                new TemplateScope(
                        new VariableChain(List.of(more, scope.variables())), scope.searchPath(), scope.environment()));
    }

    /** While conditions on a task's result are judged, it is there under the name it will be registered by. */
    TaskScope withResult(Task task, Map<String, Object> values) {
        return task.register()
                .map(name -> with(Map.of(name.text(), (Object) values)))
                .orElse(this);
    }
}

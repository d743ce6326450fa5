package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.Templates;
import java.util.List;
import java.util.Optional;

/** Evaluates lists of conditions, all of which must hold. */
final class Conditions {

    private final Templates templates;
    private final TaskScope scope;

    Conditions(Templates templates, TaskScope scope) {
        this.templates = templates;
        this.scope = scope;
    }

    /** The first condition that does not hold. */
    Optional<Written> firstFalse(List<Written> conditions) {
        for (Written condition : conditions) {
            if (!templates.test(condition.raw(), condition.where(), scope.templateScope())) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    boolean hold(List<Written> conditions) {
        return firstFalse(conditions).isEmpty();
    }
}

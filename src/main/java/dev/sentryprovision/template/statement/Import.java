package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code import … as module} and {@code from … import a, b as c}.
 *
 * @param module the name for all that the template sets, or
 * @param names  which of its names get which names here
 */
record Import(Expression template, Optional<String> module, Map<String, String> names, boolean withContext, int offset)
        implements Statement {
    @Override
    public void run(Run run) {
        Template imported = Include.load(Repr.str(template.evaluate(run.frame())), run, offset);
        Frame frame = withContext ? run.frame().forInclude("loop") : run.frame().withoutContext();
        Map<String, Object> before = frame.settings();
        run.frame().rendering().nested(() -> imported.within(frame, () -> imported.run(frame)));
        ModuleValue value = ModuleValue.of(imported.name(), frame.settings(), before);
        module.ifPresent(name -> run.frame().set(name, value));
        names.forEach((name, alias) ->
                run.frame().set(alias, value.attribute(name).orElseGet(() -> missing(imported, name))));
    }

    private Object missing(Template imported, String name) {
        return Undefined.because("the template '" + imported.name() + "' does not export '" + name + "'", offset);
    }

    @Override
    public List<Expression> expressions() {
        return List.of(template);
    }
}

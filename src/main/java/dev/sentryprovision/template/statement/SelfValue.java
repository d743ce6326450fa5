package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.python.Attributed;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Typed;
import java.util.Optional;

/** {@code self}: the blocks of the template, as functions. */
record SelfValue(Run run) implements Typed, Attributed {
    @Override
    public Optional<Object> attribute(String name) {
        if (!run.blocks().has(name)) {
            return Optional.empty();
        }
        return Optional.of(Callable.named(name, _ -> {
            Run apart = run.to(run.out().fresh());
            run.blocks().render(name, 0, apart);
            return apart.out().value();
        }));
    }

    @Override
    public String typeName() {
        return "TemplateReference";
    }

    @Override
    public String toString() {
        return "<TemplateReference>";
    }
}

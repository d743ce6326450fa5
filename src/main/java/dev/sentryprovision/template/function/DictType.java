package dev.sentryprovision.template.function;

import dev.sentryprovision.template.python.Access;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Attributed;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Dicts;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnDict;
import java.util.Optional;

/** {@code dict}: makes dicts, and has {@code fromkeys}. */
record DictType() implements Callable, Attributed {
    @Override
    public Object call(Arguments arguments) {
        return Dicts.made(arguments);
    }

    @Override
    public Optional<Object> attribute(String name) {
        return name.equals("fromkeys")
                ? Optional.of(Access.attribute(new OwnDict(), name, Failure.NOWHERE))
                : Optional.empty();
    }

    @Override
    public String typeName() {
        return "type";
    }

    @Override
    public String toString() {
        return "<class 'dict'>";
    }
}

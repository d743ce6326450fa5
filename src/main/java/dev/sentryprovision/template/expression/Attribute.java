package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Access;
import java.util.List;
import java.util.Set;

/** {@code value.name}. */
public record Attribute(Expression value, String name, int offset) implements Expression {

    private static final Set<String> CHANGING = Set.of(
            "append",
            "extend",
            "insert",
            "remove",
            "clear",
            "reverse",
            "sort",
            "pop",
            "popitem",
            "update",
            "setdefault",
            "__setitem__");

    @Override
    public Object evaluate(Frame frame) {
        Object owner = value instanceof Name variable && CHANGING.contains(name)
                ? frame.owned(variable.name(), variable.offset())
                : value.evaluate(frame);
        return Access.attribute(owner, name, offset);
    }

    @Override
    public List<Expression> parts() {
        return List.of(value);
    }
}

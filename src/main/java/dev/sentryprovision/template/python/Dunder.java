package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few double-underscore attributes that playbooks use; the rest of Python's object model is not reachable. */
final class Dunder {

    private Dunder() {}

    static Optional<Object> find(Object value, String name) {
        boolean container = Iteration.possible(value);
        boolean own = value instanceof OwnList || value instanceof OwnDict;
        return switch (name) {
            case "__class__" -> Optional.of(new TypeValue(Types.name(value)));
            case "__str__" -> method(name, value, 0, _ -> Repr.str(value));
            case "__repr__" -> method(name, value, 0, _ -> Repr.of(value));
            case "__setitem__" -> own ? method(name, value, 2, given -> set(value, given)) : Optional.empty();
            default -> container ? ofContainer(value, name) : Optional.empty();
        };
    }

    private static Optional<Object> ofContainer(Object value, String name) {
        return switch (name) {
            case "__len__" -> method(name, value, 0, _ -> Iteration.length(value));
            case "__contains__" -> method(name, value, 1, given -> Operators.contains(value, given.getFirst()));
            case "__getitem__" ->
                method(name, value, 1, given -> Values.use(Access.item(value, given.getFirst(), Failure.NOWHERE)));
            default -> Optional.empty();
        };
    }

    private interface Body {
        Object call(List<Object> given);
    }

    private static Optional<Object> method(String name, Object value, int parameters, Body body) {
        return Optional.of(
                Callable.method(name, value, arguments -> body.call(arguments.exactly(name, parameters, parameters))));
    }

    private static Object set(Object container, List<Object> given) {
        switch (container) {
            case OwnList list -> list.set(ListMethods.existing(list, given.get(0)), given.get(1));
            case Map<?, ?> dict -> ((OwnDict) dict).put(given.get(0), given.get(1));
            default -> throw new IllegalStateException();
        }
        return None.NONE;
    }

    /** A type, of which only the name can be seen. */
    record TypeValue(String name) implements Typed, Attributed {
        @Override
        public String typeName() {
            return "type";
        }

        @Override
        public Optional<Object> attribute(String attribute) {
            return attribute.equals("__name__") ? Optional.of(name) : Optional.empty();
        }

        @Override
        public String repr() {
            return "<class '" + name + "'>";
        }
    }
}

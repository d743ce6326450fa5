package dev.sentryprovision.template.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods that values have in Python, as far as they read the value or change a list or dict in place. */
final class Methods {

    private Methods() {}

    /** The method, bound to the value, or an attribute of it. */
    static Optional<Object> find(Object value, String name) {
        Optional<Object> special = name.startsWith("__") ? Dunder.find(value, name) : Optional.empty();
        if (special.isPresent()) {
            return special;
        }
        if (value instanceof Attributed attributed) {
            return attributed.attribute(name);
        }
        Optional<Method> method = switch (value) {
            case String _ -> TextMethods.find(name);
            case Tuple _ -> ListMethods.reading(name);
            case List<?> _ -> ListMethods.find(name);
            case Map<?, ?> _ -> DictMethods.find(name);
            case SetValue _ -> SetMethods.find(name);
            case Bytes _ -> BytesMethods.find(name);
            case Long _, Boolean _, BigInteger _, Double _ -> NumberMethods.find(name);
            default -> Optional.empty();
        };
        if (method.isEmpty()) {
            return Types.isNumber(value) ? NumberMethods.property(value, name) : Optional.empty();
        }
        Method body = method.get();
        return Optional.of(Callable.method(name, value, arguments -> body.call(value, arguments)));
    }

    /** A method of some type. */
    interface Method {
        Object call(Object self, Arguments arguments);
    }
}

package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.util.Optional;

/** Arguments that have found their parameters; parameters are known by their position in the declaration. */
public final class Bound {

    private final String function;
    private final String[] parameters;
    private final Object[] values;

    Bound(String function, String[] parameters, Object[] values) {
        this.function = function;
        this.parameters = parameters;
        this.values = values;
    }

    public boolean has(int parameter) {
        return values[parameter] != null;
    }

    /** A value that must be given. */
    public Object required(int parameter) {
        return Values.use(raw(parameter));
    }

    /** The same, though it be undefined. */
    public Object raw(int parameter) {
        if (values[parameter] == null) {
            throw Failure.type(function + "() missing 1 required positional argument: '" + parameters[parameter] + "'");
        }
        return values[parameter];
    }

    public Object orElse(int parameter, Object otherwise) {
        return values[parameter] == null ? otherwise : Values.use(values[parameter]);
    }

    public Object rawOrElse(int parameter, Object otherwise) {
        return values[parameter] == null ? otherwise : values[parameter];
    }

    /** A value that was given and is not none. */
    public Optional<Object> present(int parameter) {
        return has(parameter) && required(parameter) != None.NONE ? Optional.of(values[parameter]) : Optional.empty();
    }

    public String text(int parameter, String otherwise) {
        return has(parameter) ? Repr.str(required(parameter)) : otherwise;
    }

    public boolean flag(int parameter, boolean otherwise) {
        return has(parameter) ? Truth.of(values[parameter]) : otherwise;
    }

    public int number(int parameter, int otherwise) {
        return has(parameter) ? Numbers.index(required(parameter)) : otherwise;
    }
}

package dev.sentryprovision.template.python;

/** Something a template can call. */
public interface Callable extends Typed {

    Object call(Arguments arguments);

    @Override
    default String typeName() {
        return "function";
    }

    /** A function with a name to show. */
    static Callable named(String name, Callable body) {
        return new Named(name, "function", body);
    }

    /** A method taken from a value. */
    static Callable method(String name, Object owner, Callable body) {
        return new Named(name + " of " + Types.name(owner) + " object", "builtin_function_or_method", body);
    }

    /** A callable that knows its name. */
    record Named(String name, String typeName, Callable body) implements Callable {
        @Override
        public Object call(Arguments arguments) {
            return body.call(arguments);
        }

        @Override
        public String repr() {
            return typeName.equals("function") ? "<function " + name + ">" : "<built-in method " + name + ">";
        }
    }
}

package dev.sentryprovision.template.function;

import dev.sentryprovision.template.Omit;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Dicts;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.NamespaceValue;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.RangeValue;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.template.python.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions and constants that every template sees. */
public final class Functions {

    public static final Set<String> NAMES = Set.of(
            "range",
            "dict",
            "namespace",
            "cycler",
            "joiner",
            "lipsum",
            "lookup",
            "query",
            "q",
            "now",
            "undef",
            "omit",
            "vars");

    private Functions() {}

    public static Optional<Object> find(String name, Frame frame) {
        return switch (name) {
            case "range" -> function(name, Functions::range);
            case "dict" -> Optional.of(new DictType());
            case "namespace" -> function(name, arguments -> new NamespaceValue(Dicts.made(arguments)));
            case "cycler" -> function(name, arguments -> new Cycler(arguments.positional()));
            case "joiner" ->
                function(
                        name,
                        arguments -> new Joiner(arguments.bind(name, "sep").text(0, ", ")));
            case "lipsum" ->
                function(
                        name,
                        arguments -> Lipsum.text(arguments, frame.environment().random()));
            case "lookup" -> function(name, arguments -> LookupCall.call(arguments, frame, false));
            case "query", "q" -> function(name, arguments -> LookupCall.call(arguments, frame, true));
            case "now" ->
                function(
                        name,
                        arguments -> Now.call(arguments, frame.environment().clock()));
            case "undef" -> function(name, Functions::undef);
            case "omit" -> Optional.of(Omit.OMIT);
            case "vars" ->
                Optional.of(new VariablesView(frame.rendering().scope().variables()));
            default -> Optional.empty();
        };
    }

    private static Optional<Object> function(String name, Callable body) {
        return Optional.of(Callable.named(name, body));
    }

    private static Object range(Arguments arguments) {
        List<Object> given = arguments.exactly("range", 1, 3);
        long first = Numbers.small(requireInteger(given.getFirst()));
        return given.size() == 1
                ? new RangeValue(0, first, 1)
                : new RangeValue(
                        first,
                        Numbers.small(requireInteger(given.get(1))),
                        given.size() > 2 ? Numbers.small(requireInteger(given.get(2))) : 1);
    }

    private static Object requireInteger(Object value) {
        if (!Types.isInteger(Values.use(value))) {
            throw Failure.type("'" + Types.name(value) + "' object cannot be interpreted as an integer");
        }
        return value;
    }

    private static Object undef(Arguments arguments) {
        Bound bound = arguments.bind("undef", "hint");
        return Undefined.because(bound.present(0).map(Repr::str).orElse("this value was left undefined on purpose"));
    }
}

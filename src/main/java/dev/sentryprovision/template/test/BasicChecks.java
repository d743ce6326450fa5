package dev.sentryprovision.template.test;

import dev.sentryprovision.template.UnknownValueException;
import dev.sentryprovision.template.expression.Check;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Equality;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Operators;
import dev.sentryprovision.template.python.Order;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.SetValue;
import dev.sentryprovision.template.python.TextClass;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.Unknown;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The tests that Jinja itself has. */
final class BasicChecks {

    private BasicChecks() {}

    static Map<String, Check> all() {
        return Map.ofEntries(
                Map.entry("defined", Check.lenient((value, _, _) -> isDefined(value))),
                Map.entry("undefined", Check.lenient((value, _, _) -> !isDefined(value))),
                Map.entry("none", plain(value -> value == None.NONE)),
                Map.entry("boolean", plain(Boolean.class::isInstance)),
                Map.entry("true", plain(value -> value.equals(true))),
                Map.entry("false", plain(value -> value.equals(false))),
                Map.entry("integer", plain(value -> Types.isInteger(value) && !(value instanceof Boolean))),
                Map.entry("float", plain(Double.class::isInstance)),
                Map.entry("number", plain(Types::isNumber)),
                Map.entry("string", plain(String.class::isInstance)),
                Map.entry("mapping", plain(Map.class::isInstance)),
                Map.entry("iterable", plain(Iteration::possible)),
                Map.entry("sequence", plain(BasicChecks::isSequence)),
                Map.entry(
                        "callable",
                        Check.lenient((value, _, _) -> value instanceof Callable || value instanceof Undefined)),
                Map.entry("lower", plain(value -> TextClass.isLower(Repr.str(value)))),
                Map.entry("upper", plain(value -> TextClass.isUpper(Repr.str(value)))),
                Map.entry("odd", remainder(2, 1)),
                Map.entry("even", remainder(2, 0)),
                Map.entry("divisibleby", binary((a, b) -> Equality.same(Operators.apply("%", a, b), 0L))),
                Map.entry("sameas", binary(BasicChecks::sameAs)),
                Map.entry("in", binary((item, container) -> Operators.contains(container, item))),
                Map.entry("eq", binary(Equality::same)),
                Map.entry("equalto", binary(Equality::same)),
                Map.entry("==", binary(Equality::same)),
                Map.entry("ne", binary((a, b) -> !Equality.same(a, b))),
                Map.entry("!=", binary((a, b) -> !Equality.same(a, b))),
                Map.entry("lt", order("<", order -> order < 0)),
                Map.entry("lessthan", order("<", order -> order < 0)),
                Map.entry("<", order("<", order -> order < 0)),
                Map.entry("le", order("<=", order -> order <= 0)),
                Map.entry("<=", order("<=", order -> order <= 0)),
                Map.entry("gt", order(">", order -> order > 0)),
                Map.entry("greaterthan", order(">", order -> order > 0)),
                Map.entry(">", order(">", order -> order > 0)),
                Map.entry("ge", order(">=", order -> order >= 0)),
                Map.entry(">=", order(">=", order -> order >= 0)),
                Map.entry(
                        "filter",
                        (value, _, frame) ->
                                frame.environment().filter(Repr.str(value)).isPresent()),
                Map.entry(
                        "test",
                        (value, _, frame) ->
                                frame.environment().test(Repr.str(value)).isPresent()),
                Map.entry("escaped", plain(_ -> false)));
    }

    /** A test without arguments. */
    static Check plain(Predicate<Object> test) {
        return (value, arguments, _) -> {
            arguments.exactly("test", 0, 0);
            return test.test(value);
        };
    }

    /** A test with one argument. */
    interface Binary {
        boolean holds(Object value, Object argument);
    }

    static Check binary(Binary test) {
        return (value, arguments, _) -> test.holds(value, argument(arguments));
    }

    private static boolean isDefined(Object value) {
        if (value instanceof Unknown unknown && !unknown.isThere()) {
            throw new UnknownValueException(unknown);
        }
        return !(value instanceof Undefined);
    }

    private static Object argument(Arguments arguments) {
        if (arguments.named().size() == 1 && arguments.positional().isEmpty()) {
            return Values.use(arguments.named().values().iterator().next());
        }
        return arguments.exactly("test", 1, 1).getFirst();
    }

    private static Check order(String operator, IntPredicate holds) {
        return binary((a, b) -> holds.test(Order.compare(operator, a, b)));
    }

    private static Check remainder(long divisor, long rest) {
        return plain(value -> Equality.same(Operators.apply("%", value, divisor), rest));
    }

    private static boolean isSequence(Object value) {
        return value instanceof List<?>
                || value instanceof String
                || value instanceof Map<?, ?>
                || value instanceof SetValue;
    }

    @SuppressWarnings("ReferenceEquality") // it is what the test asks
    private static boolean sameAs(Object a, Object b) {
        boolean constant = a instanceof Boolean || a instanceof Long || a instanceof String || a instanceof None;
        return a == b || constant && a.getClass() == b.getClass() && a.equals(b);
    }
}

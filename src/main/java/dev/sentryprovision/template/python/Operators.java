package dev.sentryprovision.template.python;

import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operators of Python on its values. */
public final class Operators {

    private Operators() {}

    public static Object apply(String operator, Object a, Object b) {
        Values.use(a);
        Values.use(b);
        return switch (operator) {
            case "+" -> add(a, b);
            case "-" -> subtract(a, b);
            case "*" -> multiply(a, b);
            case "/" -> divide(a, b);
            case "//" -> floorDivide(a, b);
            case "%" -> remainder(a, b);
            case "**" -> Power.of(a, b);
            default -> throw new IllegalStateException(operator);
        };
    }

    public static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long sum = x + y;
            return ((x ^ sum) & (y ^ sum)) < 0 ? Numbers.big(x).add(Numbers.big(y)) : (Object) sum;
        }
        if (Types.isNumber(a) && Types.isNumber(b)) {
            return real(a, b)
                    ? (Object) (Numbers.real(a) + Numbers.real(b))
                    : Numbers.normal(Numbers.big(a).add(Numbers.big(b)));
        }
        if (a instanceof String x) {
            return concatenated(x, b);
        }
        if (a instanceof List<?> x && !(a instanceof RangeValue)) {
            return appended(x, b);
        }
        return operable(a, b, "+");
    }

    private static Object concatenated(String a, Object b) {
        if (b instanceof String text) {
            Limits.checkText((long) a.length() + text.length());
            return a + text;
        }
        throw Failure.type("can only concatenate str (not \"" + Types.name(b) + "\") to str");
    }

    private static Object appended(List<?> a, Object b) {
        if (!(b instanceof List<?> more) || b instanceof RangeValue || a instanceof Tuple != more instanceof Tuple) {
            throw Failure.type(
                    "can only concatenate " + Types.name(a) + " (not \"" + Types.name(b) + "\") to " + Types.name(a));
        }
        Limits.checkItems((long) a.size() + more.size());
        OwnList all = new OwnList(a.size() + more.size());
        all.addAll(a);
        all.addAll(more);
        return a instanceof Tuple ? new Tuple(all) : all;
    }

    private static Object subtract(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long difference = x - y;
            return ((x ^ y) & (x ^ difference)) < 0 ? Numbers.big(x).subtract(Numbers.big(y)) : (Object) difference;
        }
        if (Types.isNumber(a) && Types.isNumber(b)) {
            return real(a, b)
                    ? (Object) (Numbers.real(a) - Numbers.real(b))
                    : Numbers.normal(Numbers.big(a).subtract(Numbers.big(b)));
        }
        if (a instanceof SetValue x && b instanceof SetValue y) {
            return new SetValue(x.stream().filter(item -> !y.contains(item)).toList());
        }
        return operable(a, b, "-");
    }

    private static Object operable(Object a, Object b, String operator) {
        Optional<Object> result = Optional.empty();
        if (a instanceof Operable x) {
            result = operator.equals("+") ? x.plus(b) : x.minus(b);
        } else if (b instanceof Operable y && operator.equals("+")) {
            result = y.plus(a);
        }
        return result.orElseThrow(() -> unsupported(operator, a, b));
    }

    private static Object multiply(Object a, Object b) {
        if (Types.isNumber(a) && Types.isNumber(b)) {
            return product(a, b);
        }
        if (Types.isInteger(b) && (a instanceof String || a instanceof List<?>)) {
            return repeated(a, Numbers.small(b));
        }
        if (Types.isInteger(a) && (b instanceof String || b instanceof List<?>)) {
            return repeated(b, Numbers.small(a));
        }
        throw unsupported("*", a, b);
    }

    private static Object product(Object a, Object b) {
        if (real(a, b)) {
            return Numbers.real(a) * Numbers.real(b);
        }
        BigInteger x = Numbers.big(a);
        BigInteger y = Numbers.big(b);
        Power.checkBits((double) x.bitLength() + y.bitLength());
        return Numbers.normal(x.multiply(y));
    }

    private static Object repeated(Object value, long count) {
        int times = Math.clamp(count, 0, Integer.MAX_VALUE);
        if (value instanceof String text) {
            Limits.checkText((long) text.length() * times);
            return text.repeat(times);
        }
        List<?> list = (List<?>) value;
        Limits.checkItems((long) list.size() * times);
        OwnList all = new OwnList(list.size() * times);
        for (int i = 0; i < times; i++) {
            all.addAll(list);
        }
        return list instanceof Tuple ? new Tuple(all) : all;
    }

    private static Object divide(Object a, Object b) {
        requireNumbers("/", a, b);
        if (Numbers.real(b) == 0) {
            throw Failure.runtime(real(a, b) ? "float division by zero" : "division by zero");
        }
        if (!real(a, b) && (a instanceof BigInteger || b instanceof BigInteger)) {
            return Equality.exact(a)
                    .divide(Equality.exact(b), new MathContext(40))
                    .doubleValue();
        }
        return Numbers.real(a) / Numbers.real(b);
    }

    public static Object floorDivide(Object a, Object b) {
        requireNumbers("//", a, b);
        if (real(a, b)) {
            requireDivisor(b, "float floor division by zero");
            return Math.floor(Numbers.real(a) / Numbers.real(b));
        }
        requireDivisor(b, "integer division or modulo by zero");
        if (a instanceof Long x && b instanceof Long y && x != Long.MIN_VALUE) {
            return Math.floorDiv(x, y);
        }
        BigInteger[] parts = Numbers.big(a).divideAndRemainder(Numbers.big(b));
        boolean down =
                parts[1].signum() != 0 && parts[1].signum() != Numbers.big(b).signum();
        return Numbers.normal(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    private static Object remainder(Object a, Object b) {
        if (a instanceof String text) {
            return PercentFormat.format(text, b);
        }
        requireNumbers("%", a, b);
        if (real(a, b)) {
            requireDivisor(b, "float modulo");
            double divisor = Numbers.real(b);
            double rest = Numbers.real(a) % divisor;
            return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest;
        }
        requireDivisor(b, "integer division or modulo by zero");
        BigInteger divisor = Numbers.big(b);
        BigInteger rest = Numbers.big(a).mod(divisor.abs());
        return Numbers.normal(divisor.signum() < 0 && rest.signum() != 0 ? rest.add(divisor) : rest);
    }

    public static Object negative(Object value) {
        return switch (Values.use(value)) {
            case Double number -> -number;
            case Long number when number != Long.MIN_VALUE -> -number;
            case Long _, Boolean _, BigInteger _ ->
                Numbers.normal(Numbers.big(value).negate());
            default -> throw Failure.type("bad operand type for unary -: '" + Types.name(value) + "'");
        };
    }

    public static Object positive(Object value) {
        if (!Types.isNumber(Values.use(value))) {
            throw Failure.type("bad operand type for unary +: '" + Types.name(value) + "'");
        }
        return value instanceof Boolean ? Numbers.normal(Numbers.big(value)) : value;
    }

    /** {@code in}. */
    public static boolean contains(Object container, Object item) {
        Values.use(item);
        return switch (Values.use(container)) {
            case String text -> {
                if (!(item instanceof String part)) {
                    throw Failure.type("'in <string>' requires string as left operand, not " + Types.name(item));
                }
                yield text.contains(part);
            }
            case Map<?, ?> map -> Dicts.has(map, item);
            case SetValue set -> set.contains(item);
            case Collection<?> items ->
                items.stream().anyMatch(each -> each instanceof Undefined ? false : Equality.same(each, item));
            default -> throw Failure.type("argument of type '" + Types.name(container) + "' is not iterable");
        };
    }

    private static void requireNumbers(String operator, Object a, Object b) {
        if (!Types.isNumber(a) || !Types.isNumber(b)) {
            throw unsupported(operator, a, b);
        }
    }

    private static void requireDivisor(Object divisor, String message) {
        if (Numbers.real(divisor) == 0) {
            throw Failure.runtime(message);
        }
    }

    private static boolean real(Object a, Object b) {
        return a instanceof Double || b instanceof Double;
    }

    static Failure unsupported(String operator, Object a, Object b) {
        return Failure.type("unsupported operand type(s) for " + operator + ": '" + Types.name(a) + "' and '"
                + Types.name(b) + "'");
    }
}

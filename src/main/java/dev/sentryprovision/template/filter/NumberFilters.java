package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Operators;
import dev.sentryprovision.template.python.Order;
import dev.sentryprovision.template.python.Types;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Filters of numbers. */
final class NumberFilters {

    private NumberFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("abs", (value, _, _) -> absolute(value)),
                Map.entry("round", NumberFilters::round),
                Map.entry("log", NumberFilters::log),
                Map.entry("pow", NumberFilters::power),
                Map.entry("root", NumberFilters::root),
                Map.entry("filesizeformat", Sizes::fileSize),
                Map.entry("human_readable", Sizes::humanReadable),
                Map.entry("human_to_bytes", Sizes::humanToBytes),
                Map.entry("random", Randomly::choose),
                Map.entry("shuffle", Randomly::shuffle));
    }

    private static Object absolute(Object value) {
        if (!Types.isNumber(value)) {
            throw Failure.type("bad operand type for abs(): '" + Types.name(value) + "'");
        }
        return Order.compare("<", value, 0L) < 0 ? Operators.negative(value) : Operators.positive(value);
    }

    private static Object round(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("round", "precision", "method");
        int precision = bound.number(0, 0);
        String method = bound.text(1, "common");
        if (!Types.isNumber(value)) {
            throw Failure.type("type " + Types.name(value) + " doesn't define __round__ method");
        }
        double number = Numbers.real(value);
        return switch (method) {
            case "common" ->
                Types.isInteger(value) && precision >= 0 ? Operators.positive(value) : rounded(number, precision);
            case "ceil" -> Math.ceil(number * Math.pow(10, precision)) / Math.pow(10, precision);
            case "floor" -> Math.floor(number * Math.pow(10, precision)) / Math.pow(10, precision);
            default -> throw Failure.filter("method must be common, ceil or floor");
        };
    }

    /** Halves go to the even neighbour; what counts is the exact binary value. */
    private static Object rounded(double number, int precision) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return number;
        }
        return new BigDecimal(number)
                .setScale(precision, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static Object log(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("log", "base");
        double number = Numbers.real(value);
        if (number <= 0) {
            throw Failure.filter("log() can only be used on numbers: math domain error");
        }
        double base = Numbers.real(bound.orElse(0, Math.E));
        return base == 10 ? Math.log10(number) : base == Math.E ? Math.log(number) : Math.log(number) / Math.log(base);
    }

    private static Object power(Object value, Arguments arguments, Frame frame) {
        double number = Numbers.real(value);
        return Math.pow(number, Numbers.real(arguments.bind("pow", "y").required(0)));
    }

    private static Object root(Object value, Arguments arguments, Frame frame) {
        double base = Numbers.real(arguments.bind("root", "base").orElse(0, 2L));
        double number = Numbers.real(value);
        if (base == 2) {
            return Math.sqrt(number);
        }
        return base == 3 ? Math.cbrt(number) : Math.pow(number, 1 / base);
    }
}

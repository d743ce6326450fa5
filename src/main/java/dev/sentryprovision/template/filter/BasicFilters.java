package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Equality;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.Unknown;
import java.util.Locale;
import java.util.Map;

/** Defaults, conversions and what else nearly every playbook uses. */
final class BasicFilters {

    private BasicFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("default", Filter.lenient(BasicFilters::defaultValue)),
                Map.entry("d", Filter.lenient(BasicFilters::defaultValue)),
                Map.entry("mandatory", Filter.lenient(BasicFilters::mandatory)),
                Map.entry("type_debug", Filter.lenient((value, _, _) -> Types.name(value))),
                Map.entry("bool", (value, _, _) -> bool(value)),
                Map.entry("int", ToNumber::integer),
                Map.entry("float", ToNumber::real),
                Map.entry("string", (value, _, _) -> Repr.str(value)),
                Map.entry("ternary", BasicFilters::ternary),
                Map.entry("length", (value, _, _) -> Iteration.length(value)),
                Map.entry("count", (value, _, _) -> Iteration.length(value)));
    }

    private static Object defaultValue(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("default", "default_value", "boolean");
        if (value instanceof Unknown) {
            return value;
        }
        boolean missing = value instanceof Undefined || bound.flag(1, false) && !Truth.of(value);
        return missing ? bound.rawOrElse(0, "") : value;
    }

    private static Object mandatory(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("mandatory", "msg");
        if (value instanceof Undefined undefined) {
            RuntimeException cause = undefined.failure();
            String message = bound.present(0)
                    .map(Repr::str)
                    .orElse("a mandatory variable is not defined: " + cause.getMessage());
            throw new Failure(
                    Category.UNDEFINED,
                    message,
                    cause instanceof Failure failure ? failure.hint() : "",
                    Failure.NOWHERE);
        }
        return value;
    }

    /** What playbooks call true: {@code yes}, {@code on}, {@code true} and 1, in text or not. */
    static Object bool(Object value) {
        return switch (value) {
            case None none -> none;
            case Boolean bool -> bool;
            case String text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "yes", "on", "1", "true" -> true;
                    default -> false;
                };
            default -> Types.isNumber(value) && Equality.same(value, 1L);
        };
    }

    private static Object ternary(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("ternary", "true_val", "false_val", "none_val");
        if (value == None.NONE && bound.present(2).isPresent()) {
            return bound.raw(2);
        }
        return Truth.of(Values.use(value)) ? bound.raw(0) : bound.raw(1);
    }
}

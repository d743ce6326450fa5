package dev.sentryprovision.template.python;

import dev.sentryprovision.template.Omit;
import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Python's names of the types of values. */
public final class Types {

    private Types() {}

    public static String name(Object value) {
        return switch (value) {
            case String _ -> "str";
            case Boolean _ -> "bool";
            case Long _, Integer _, BigInteger _ -> "int";
            case Double _ -> "float";
            case None _ -> "NoneType";
            case Typed typed -> typed.typeName();
            case List<?> _ -> "list";
            case Map<?, ?> _ -> "dict";
            case Undefined _ -> "AnsibleUndefined";
            case Omit _ -> "str";
            default -> value.getClass().getSimpleName();
        };
    }

    public static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    public static boolean isNumber(Object value) {
        return isInteger(value) || value instanceof Double;
    }

    /** Whether it counts as a sequence for lists' sake: lists, tuples and ranges, not texts. */
    public static boolean isSequence(Object value) {
        return value instanceof List<?>;
    }
}

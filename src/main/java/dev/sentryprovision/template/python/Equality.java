package dev.sentryprovision.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code ==}: numbers by value, lists only with lists, dicts by content. */
public final class Equality {

    private Equality() {}

    @SuppressWarnings("ReferenceEquality") // a value is equal to itself, whatever is in it
    public static boolean same(Object a, Object b) {
        Values.use(a);
        Values.use(b);
        if (a == b) {
            return !(a instanceof Double number && number.isNaN());
        }
        if (a instanceof String || b instanceof String) {
            return a.equals(b);
        }
        if (Types.isNumber(a) && Types.isNumber(b)) {
            return numbers(a, b);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return x instanceof Tuple == y instanceof Tuple
                    && x instanceof RangeValue == y instanceof RangeValue
                    && lists(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return maps(x, y);
        }
        return a.equals(b);
    }

    private static boolean numbers(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x == (double) y;
        }
        if (a instanceof Double || b instanceof Double) {
            return Order.numbers(a, b) == 0;
        }
        return Numbers.big(a).equals(Numbers.big(b));
    }

    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> others = b.iterator();
        for (Object item : a) {
            if (!same(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean maps(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        return a.entrySet().stream()
                .allMatch(entry -> b.containsKey(entry.getKey()) && same(entry.getValue(), b.get(entry.getKey())));
    }

    static BigDecimal exact(Object number) {
        return switch (number) {
            case Double real -> new BigDecimal(real);
            case BigInteger big -> new BigDecimal(big);
            default -> BigDecimal.valueOf(Numbers.small(number));
        };
    }
}

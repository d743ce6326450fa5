package dev.sentryprovision.template.python;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** {@code <} and its kin: numbers with numbers, texts with texts, lists with lists; anything else is a type error. */
public final class Order {

    private Order() {}

    /** For sorting. */
    public static final Comparator<Object> NATURAL = (a, b) -> compare("<", a, b);

    /** Negative, zero or positive; not-a-number counts as unequal and is never less. */
    public static int compare(String operator, Object a, Object b) {
        Values.use(a);
        Values.use(b);
        if (Types.isNumber(a) && Types.isNumber(b)) {
            return numbers(a, b);
        }
        if (a instanceof String x && b instanceof String y) {
            return texts(x, y);
        }
        if (a instanceof List<?> x && b instanceof List<?> y && x instanceof Tuple == y instanceof Tuple) {
            return lists(operator, x, y);
        }
        if (a instanceof Ordered x && b.getClass() == a.getClass()) {
            return x.compareWith(b);
        }
        throw Failure.type("'" + operator + "' not supported between instances of '" + Types.name(a) + "' and '"
                + Types.name(b) + "'");
    }

    /** A value that has an order of its own. */
    public interface Ordered {
        int compareWith(Object other);
    }

    static int numbers(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x == (double) y ? 0 : Double.compare(x, y);
        }
        double x = Numbers.real(a);
        double y = Numbers.real(b);
        if (Double.isInfinite(x) || Double.isInfinite(y) || Double.isNaN(x) || Double.isNaN(y)) {
            return Double.compare(x, y);
        }
        return Equality.exact(a).compareTo(Equality.exact(b));
    }

    /** By code points, which differs from Java's order beyond the basic plane. */
    public static int texts(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean astral = Character.isSurrogate(x) != Character.isSurrogate(y);
                return astral ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int lists(String operator, List<?> a, List<?> b) {
        Iterator<?> others = b.iterator();
        for (Object item : a) {
            if (!others.hasNext()) {
                return 1;
            }
            Object other = others.next();
            if (!Equality.same(item, other)) {
                return compare(operator, item, other);
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}

package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Numbers;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The filters {@code int} and {@code float}: what cannot be read is the default. */
final class ToNumber {

    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][-+]?\\d+)?");

    private ToNumber() {}

    static Object integer(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("int", "default", "base");
        Object otherwise = bound.orElse(0, 0L);
        int base = bound.number(1, 10);
        return switch (value) {
            case String text ->
                parse(text.strip(), base).or(() -> wholeOf(text)).orElse(otherwise);
            case Double number -> number.isNaN() || number.isInfinite() ? otherwise : Numbers.truncated(number);
            case Long _, Boolean _, BigInteger _ -> Numbers.normal(Numbers.big(value));
            default -> otherwise;
        };
    }

    private static Optional<Object> wholeOf(String text) {
        return real(text)
                .filter(number -> !number.isNaN() && !number.isInfinite())
                .map(Numbers::truncated);
    }

    private static Optional<Object> parse(String text, int base) {
        String digits = text.replaceFirst("^[-+]", "").toLowerCase(Locale.ROOT);
        String prefix = digits.length() > 1 ? digits.substring(0, 2) : "";
        int prefixed = switch (prefix) {
            case "0x" -> 16;
            case "0o" -> 8;
            case "0b" -> 2;
            default -> 0;
        };
        int radix = base == 0 ? (prefixed == 0 ? 10 : prefixed) : base;
        String plain = prefixed == radix ? digits.substring(2) : digits;
        if (!plain.matches("[0-9a-z]+(_[0-9a-z]+)*") || radix < 2 || radix > 36) {
            return Optional.empty();
        }
        try {
            BigInteger number = new BigInteger(plain.replace("_", ""), radix);
            return Optional.of(Numbers.normal(text.startsWith("-") ? number.negate() : number));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Object real(Object value, Arguments arguments, Frame frame) {
        Object otherwise = arguments.bind("float", "default").orElse(0, 0.0);
        return switch (value) {
            case String text -> real(text).<Object>map(number -> number).orElse(otherwise);
            case Double number -> number;
            case Long _, Boolean _, BigInteger _ -> Numbers.real(value);
            default -> otherwise;
        };
    }

    private static Optional<Double> real(String text) {
        String plain = text.strip();
        return switch (plain.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Optional.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default ->
                FLOAT.matcher(plain).matches()
                        ? Optional.of(Double.parseDouble(plain.replace("_", "")))
                        : Optional.empty();
        };
    }
}

package dev.sentryprovision.template.python;

import dev.sentryprovision.template.python.Methods.Method;
import java.util.Optional;

/** Methods and properties of numbers. */
final class NumberMethods {

    private NumberMethods() {}

    static Optional<Method> find(String name) {
        return switch (name) {
            case "is_integer" ->
                Optional.of((self, a) -> !(self instanceof Double number) || number == Math.rint(number));
            case "bit_length" ->
                Optional.of((self, a) -> (long) Numbers.big(self).abs().bitLength());
            case "conjugate" -> Optional.of((self, a) -> self);
            default -> Optional.empty();
        };
    }

    static Optional<Object> property(Object self, String name) {
        return switch (name) {
            case "real" -> Optional.of(Operators.positive(self));
            case "imag" -> Optional.of(self instanceof Double ? (Object) 0.0 : 0L);
            case "numerator" -> Types.isInteger(self) ? Optional.of(Operators.positive(self)) : Optional.empty();
            case "denominator" -> Types.isInteger(self) ? Optional.of(1L) : Optional.empty();
            default -> Optional.empty();
        };
    }
}

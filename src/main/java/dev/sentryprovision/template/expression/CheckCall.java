package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code value is name …}. */
public record CheckCall(Expression value, String name, Given given, int offset) implements Expression {

    /** Ask about the value before it is decrypted. */
    private static final Set<String> OF_ENCRYPTED = Set.of("vault_encrypted", "ansible.builtin.vault_encrypted");

    @Override
    public Object evaluate(Frame frame) {
        Object input = OF_ENCRYPTED.contains(name) ? frame.rendering().encrypted(value, frame) : value.evaluate(frame);
        try {
            return holds(name, input, given.evaluate(frame), frame);
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    /** Whether the test of this name holds, as {@code select} asks. */
    public static boolean holds(String name, Object input, Arguments arguments, Frame frame) {
        Check check = frame.environment()
                .test(name)
                .orElseThrow(() -> unknown(name, frame.environment().testNames()));
        return check.holds(check.takesUndefined() ? input : Values.use(input), arguments, frame);
    }

    private static Failure unknown(String name, Set<String> known) {
        return new Failure(
                Category.UNKNOWN_TEST,
                "there is no test '" + name + "'",
                UnknownNames.hint(name, known),
                Failure.NOWHERE);
    }

    @Override
    public List<Expression> parts() {
        List<Expression> parts = new ArrayList<>(List.of(value));
        parts.addAll(given.parts());
        return parts;
    }
}

package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.Repr;
import java.util.List;

/** {@code a ~ b ~ c}. */
record Concatenation(List<Expression> parts) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        StringBuilder out = new StringBuilder();
        for (Expression part : parts) {
            out.append(Repr.str(part.evaluate(frame)));
            Limits.checkText(out.length());
        }
        return out.toString();
    }
}

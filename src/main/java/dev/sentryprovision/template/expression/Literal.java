package dev.sentryprovision.template.expression;

/** A constant. */
public record Literal(Object value) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        return value;
    }
}

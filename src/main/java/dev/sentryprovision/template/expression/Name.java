package dev.sentryprovision.template.expression;

/** A variable. */
public record Name(String name, int offset) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
        return frame.find(name, offset);
    }
}

package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Frame;

/** The content of a block, as the start of a chain of filters. Its name is none that a template can write. */
record Captured(String name) implements Expression {

    static final Captured CONTENT = new Captured(" content");

    @Override
    public Object evaluate(Frame frame) {
        return frame.find(name, 0);
    }
}

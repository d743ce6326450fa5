package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Frame;
import java.util.List;

/** What a statement works on: the names it sees, where its output goes, and the blocks of the templates it extends. */
record Run(Frame frame, Output out, Inheritance blocks, Template template) {

    Run in(Frame inner) {
        return new Run(inner, out, blocks, template);
    }

    Run to(Output other) {
        return new Run(frame, other, blocks, template);
    }

    /** The same within the text of another template. */
    Run of(Template other) {
        return new Run(frame, out, blocks, other);
    }

    void all(List<Statement> statements) {
        for (Statement statement : statements) {
            statement.run(this);
        }
    }

    /** What statements give, as a value of its own. */
    Object captured(List<Statement> statements) {
        Run apart = to(out.fresh());
        apart.all(statements);
        return apart.out.value();
    }
}

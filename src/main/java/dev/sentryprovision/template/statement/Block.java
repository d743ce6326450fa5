package dev.sentryprovision.template.statement;

import java.util.List;

/** {@code block}: a place that templates which extend this one may fill. */
record Block(String name, boolean scoped, boolean required, List<Statement> body, int offset) implements Statement {
    @Override
    public void run(Run run) {
        if (run.blocks().parent().isEmpty()) {
            run.blocks().render(name, 0, run);
        }
    }
}

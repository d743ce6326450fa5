package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.python.Failure;
import java.util.List;

/** Leaves a round of a loop early. */
final class LoopControl extends RuntimeException {

    private final boolean goesOn;

    LoopControl(boolean goesOn) {
        super(goesOn ? "continue" : "break", null, false, false);
        this.goesOn = goesOn;
    }

    boolean goesOn() {
        return goesOn;
    }

    /** {@code break} and {@code continue}. */
    record Jump(boolean goesOn, int offset) implements Statement {
        @Override
        public void run(Run run) {
            throw new LoopControl(goesOn);
        }
    }

    /** Runs statements outside of loops, where there is nothing to leave. */
    static void outside(Run run, List<Statement> statements) {
        try {
            run.all(statements);
        } catch (LoopControl control) {
            throw Failure.runtime("'" + control.getMessage() + "' outside of a loop");
        }
    }
}

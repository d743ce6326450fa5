package dev.sentryprovision.run;

import dev.sentryprovision.host.Foreseen;
import dev.sentryprovision.module.Outcome;

/** What came of trying a task before its turn. */
sealed interface Trial {

    /** Its condition does not hold. */
    record Skipped() implements Trial {}

    /** Only its turn will tell. */
    record Open() implements Trial {}

    /** An outcome, what it took, and the machine's epoch when the task began to look. */
    record Seen(LookAhead.Key key, long epoch, Outcome outcome, Foreseen foreseen) implements Trial {

        boolean changesNothing() {
            return foreseen.changesNothing();
        }

        boolean stillHolds() {
            return epoch == key.session().epoch();
        }
    }
}

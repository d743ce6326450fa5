package dev.sentryprovision.host;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.shell.Command;
import java.nio.file.Path;

/** Something a task changed, or would change in a dry run. */
public sealed interface Change {

    /** How to show it. */
    Diff diff();

    /** Whether putting the pre-image back undoes it. */
    boolean canBeUndone();

    record PathChange(RemotePath path, PathImage before, PathImage after, Diff diff) implements Change {
        /** Not where something is gone that was not kept: a folder with all in it, a file that is too large. */
        @Override
        public boolean canBeUndone() {
            return before.isKeptThrough(after);
        }
    }

    record CommandChange(Command command, Effect effect) implements Change {
        @Override
        public Diff diff() {
            return Diff.attributes(effect.summary(), effect.attributes());
        }

        @Override
        public boolean canBeUndone() {
            return false;
        }
    }

    /** A file was copied to the control machine. */
    record FetchChange(RemotePath from, Path to, Diff diff) implements Change {
        @Override
        public boolean canBeUndone() {
            return false;
        }
    }
}

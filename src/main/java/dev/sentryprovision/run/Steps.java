package dev.sentryprovision.run;

import dev.sentryprovision.event.TaskRef;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/** {@code --step}: asks before each task whether it is to be done. Thread-safe. */
final class Steps {

    private final Questions questions;
    private final ReentrantLock asking = new ReentrantLock();
    private boolean wanted;

    Steps(boolean wanted, Questions questions) {
        this.wanted = wanted;
        this.questions = questions;
    }

    /** @param hosts of which the one is named in the question that goes through the play alone */
    boolean allow(TaskRef task, List<PlayHost> hosts, boolean eachHostAlone) {
        asking.lock();
        try {
            return !wanted
                    || ask(task, eachHostAlone ? " on " + hosts.getFirst().name() : "");
        } finally {
            asking.unlock();
        }
    }

    private boolean ask(TaskRef task, String where) {
        String question = "Perform task: " + task.name() + where + " (N)o/(y)es/(c)ontinue: ";
        String answer = questions.ask(question, true).orElse("").strip().toLowerCase(Locale.ROOT);
        if (answer.equals("c") || answer.equals("continue")) {
            wanted = false;
            return true;
        }
        return answer.equals("y") || answer.equals("yes");
    }
}

package dev.sentryprovision.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what was asked of a machine since its last change, so that a change does not ask for it again. */
final class Recall {

    private final Looks machine;
    private final Map<Look<?>, Asked<?>> asked = new ConcurrentHashMap<>();

    Recall(Looks machine) {
        this.machine = machine;
    }

    /** Asks the machine. */
    <T> Asked<T> fresh(Look<T> look) {
        Asked<T> answer = machine.ask(look);
        asked.put(look, answer);
        return answer;
    }

    /** What was asked already, or asks. */
    @SuppressWarnings("unchecked")
    <T> Asked<T> known(Look<T> look) {
        return (Asked<T>) asked.computeIfAbsent(look, machine::ask);
    }

    void forget() {
        asked.clear();
    }
}

package dev.sentryprovision.host;

import dev.sentryprovision.connection.Identity;
import java.util.Optional;
import java.util.function.Supplier;

/** Facts as of one moment that are asked for when they are used, or when the machine is about to change. Thread-safe. */
public final class ExpectedFacts implements Supplier<Facts> {

    private final Identity who;
    private final Supplier<Asked<Facts>> source;
    private Optional<Asked<Facts>> asked = Optional.empty();

    ExpectedFacts(Identity who, Supplier<Asked<Facts>> source) {
        this.who = who;
        this.source = source;
    }

    Identity who() {
        return who;
    }

    public synchronized boolean isAsked() {
        return asked.isPresent();
    }

    @Override
    public Facts get() {
        return ask().get();
    }

    private synchronized Asked<Facts> ask() {
        if (asked.isEmpty()) {
            asked = Optional.of(source.get());
        }
        return asked.get();
    }

    /** What goes wrong with it is told to whoever uses the facts. */
    void ask(boolean waiting) {
        Asked<Facts> facts = ask();
        if (waiting) {
            try {
                facts.get();
            } catch (RuntimeException _) {
                // It is thrown again when the facts are used.
            }
        }
    }
}

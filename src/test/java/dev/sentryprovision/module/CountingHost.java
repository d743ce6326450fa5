package dev.sentryprovision.module;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.testing.ForwardingHost;
import java.util.HashSet;
import java.util.Set;

/** Counts the round trips that a module's looks would take: what is asked before the first answer is one. */
final class CountingHost extends ForwardingHost {

    private final Set<Look<?>> answered = new HashSet<>();
    private Set<Look<?>> waiting = new HashSet<>();
    private int batches;

    CountingHost(Host host) {
        super(host);
    }

    int batches() {
        return batches;
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        Asked<T> asked = super.ask(look);
        if (!answered.contains(look)) {
            waiting.add(look);
        }
        return () -> {
            if (waiting.contains(look)) {
                batches++;
                answered.addAll(waiting);
                waiting = new HashSet<>();
            }
            return asked.get();
        };
    }
}
